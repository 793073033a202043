/** FIPS 10-4 code and ISO 3166-1 alpha-3 code, run together. FIPS and ISO codes of two letters look alike and differ: AS is Australia, IS Israel. */
const FIPS_TO_ISO3 =
  "AAABW ACATG AEARE AFAFG AGDZA AJAZE ALALB AMARM ANAND AOAGO AQASM ARARG ASAUS AUAUT AVAIA AYATA BABHR BBBRB BCBWA BDBMU BEBEL BFBHS BGBGD BHBLZ " +
  "BKBIH BLBOL BMMMR BNBEN BOBLR BPSLB BRBRA BTBTN BUBGR BVBVT BXBRN BYBDI CACAN CBKHM CDTCD CELKA CFCOG CGCOD CHCHN CICHL CJCYM CKCCK CMCMR CNCOM " +
  "COCOL CQMNP CSCRI CTCAF CUCUB CVCPV CWCOK CYCYP DADNK DJDJI DODMA DRDOM ECECU EGEGY EIIRL EKGNQ ENEST ERERI ESSLV ETETH EZCZE FGGUF FIFIN FJFJI " +
  "FKFLK FMFSM FOFRO FPPYF FRFRA FSATF GAGMB GBGAB GGGEO GHGHA GIGIB GJGRD GKGGY GLGRL GMDEU GPGLP GQGUM GRGRC GTGTM GVGIN GYGUY HAHTI HKHKG HMHMD " +
  "HOHND HRHRV HUHUN ICISL IDIDN IMIMN ININD IOIOT IRIRN ISISR ITITA IVCIV IZIRQ JAJPN JEJEY JMJAM JOJOR KEKEN KGKGZ KNPRK KRKIR KSKOR KTCXR KUKWT " +
  "KVXKX KZKAZ LALAO LELBN LGLVA LHLTU LILBR LOSVK LSLIE LTLSO LULUX LYLBY MAMDG MBMTQ MCMAC MDMDA MFMYT MGMNG MHMSR MIMWI MJMNE MKMKD MLMLI MNMCO " +
  "MOMAR MPMUS MRMRT MTMLT MUOMN MVMDV MXMEX MYMYS MZMOZ NCNCL NENIU NFNFK NGNER NHVUT NINGA NLNLD NNSXM NONOR NPNPL NRNRU NSSUR NTANT NUNIC NZNZL " +
  "ODSSD PAPRY PCPCN PEPER PKPAK PLPOL PMPAN POPRT PPPNG PSPLW PUGNB QAQAT RBSRB REREU RISRB RMMHL RNMAF ROROU RPPHL RQPRI RSRUS RWRWA SASAU SBSPM " +
  "SCKNA SESYC SFZAF SGSEN SHSHN SISVN SLSLE SMSMR SNSGP SOSOM SPESP STLCA SUSDN SVSJM SWSWE SXSGS SYSYR SZCHE TBBLM TDTTO THTHA TITJK TKTCA TLTKL " +
  "TNTON TOTGO TPSTP TSTUN TTTLS TUTUR TVTUV TWTWN TXTKM TZTZA UCCUW UGUGA UKGBR UPUKR USUSA UVBFA UYURY UZUZB VCVCT VEVEN VIVGB VMVNM VQVIR VTVAT " +
  "WANAM WEPSE WFWLF WIESH WSWSM WZSWZ YMYEM ZAZMB ZIZWE GZPSE";

const BY_FIPS: ReadonlyMap<string, string> = new Map(FIPS_TO_ISO3.split(" ").map((pair) => [pair.slice(0, 2), pair.slice(2)]));

/** Codes of FIPS for a part of a country, and its name. */
const TERRITORIES: ReadonlyMap<string, string> = new Map([
  ["GZ", "Gaza Strip"],
  ["WE", "West Bank"],
]);

/** Where CAMEO's country code is an older one than ISO's, or its own. */
const CAMEO_TO_ISO3: ReadonlyMap<string, string> = new Map(
  "ROMROU TMPTLS IMYIMN MTNMNE GZSPSE WSBPSE KSVXKX UNKXKX".split(" ").map((pair) => [pair.slice(0, 3), pair.slice(3)]),
);

/** Regions that CAMEO has codes for beside its countries. */
const REGIONS: ReadonlyMap<string, string> = new Map(
  (
    "AFR:Africa ASA:Asia BLK:the Balkans CRB:the Caribbean CAU:the Caucasus CFR:Central Africa CAS:Central Asia CEU:Central Europe EIN:the East Indies " +
    "EAF:Eastern Africa EEU:Eastern Europe EUR:Europe LAM:Latin America MEA:the Middle East MDT:the Mediterranean NAF:North Africa NMR:North America " +
    "PGS:the Persian Gulf SCN:Scandinavia SAM:South America SAS:South Asia SEA:Southeast Asia SAF:Southern Africa WAF:West Africa WST:the West " +
    "GZS:the Gaza Strip WSB:the West Bank BAG:Baghdad"
  )
    .split(/ (?=[A-Z]{3}:)/)
    .map((pair) => [pair.slice(0, 3), pair.slice(4)]),
);

/** ISO 3166-1 alpha-3 of a FIPS 10-4 country code, as GDELT gives places. */
export const isoOfFips = (fips: string): string | undefined => BY_FIPS.get(fips);

/** Name of the territory a FIPS code means, where it means a part of a country. */
export const territoryOfFips = (fips: string): string | undefined => TERRITORIES.get(fips);

/** Name of a region that CAMEO knows beside its countries. */
export const regionOfCameo = (code: string): string | undefined => REGIONS.get(code);

/** ISO 3166-1 alpha-3 of a CAMEO country code, as GDELT gives actors; the code itself unless CAMEO's is another. Undefined for a region. */
export function isoOfCameo(code: string): string | undefined {
  const known = CAMEO_TO_ISO3.get(code);
  if (known !== undefined) return known;
  return REGIONS.has(code) || !/^[A-Z]{3}$/.test(code) ? undefined : code;
}
