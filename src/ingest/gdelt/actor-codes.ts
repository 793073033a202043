/** How a role of CAMEO is told with a country ("Israel's military") and without one ("a military"). */
export interface Role {
  /** After a possessive: "Israel's …". */
  of: string;
  /** By itself. */
  alone: string;
  /** True for what acts as the state. */
  state: boolean;
}

const organ = (of: string, alone: string): Role => ({ of, alone, state: true });
const others = (of: string, alone = of): Role => ({ of, alone, state: false });

/** Roles by CAMEO type code. What acts as the state is its government, parliament, courts, police, secret service and military, and nobody else. */
export const ROLES: ReadonlyMap<string, Role> = new Map([
  ["GOV", organ("government", "a government")],
  ["MIL", organ("military", "a military")],
  ["COP", organ("police", "police")],
  ["SPY", organ("intelligence service", "an intelligence service")],
  ["JUD", organ("judiciary", "a judiciary")],
  ["LEG", organ("legislature", "a legislature")],
  ["CVL", others("civilians")],
  ["OPP", others("political opposition", "a political opposition")],
  ["REB", others("rebels")],
  ["INS", others("insurgents")],
  ["SEP", others("separatists")],
  ["UAF", others("unaligned armed forces")],
  ["AGR", others("farmers or farming bodies")],
  ["BUS", others("businesses")],
  ["CRM", others("criminals")],
  ["DEV", others("development bodies")],
  ["EDU", others("educators or schools")],
  ["ELI", others("elites")],
  ["ENV", others("environmental groups")],
  ["HLH", others("health bodies")],
  ["HRI", others("human rights groups")],
  ["LAB", others("workers or unions")],
  ["MED", others("media")],
  ["REF", others("refugees")],
  ["MOD", others("moderates")],
  ["RAD", others("radicals")],
  ["SET", others("settlers")],
  ["PTY", others("political party", "a political party")],
  ["REL", others("religious bodies")],
  ["ETH", others("ethnic groups")],
  ["PRM", others("peacekeepers")],
  ["PKO", others("peacekeepers")],
  ["UIS", others("unidentified state actors")],
  ["IGO", others("intergovernmental bodies")],
  ["IMG", others("international armed groups")],
  ["INT", others("international bodies")],
  ["MNC", others("multinational companies")],
  ["NGM", others("non-governmental movements")],
  ["NGO", others("non-governmental organisations")],
]);

/** Groups that CAMEO has a code for, by the name they are commonly known by. */
export const GROUPS: ReadonlyMap<string, string> = new Map(
  `AAM Al-Aqsa Martyrs' Brigades
ADB Asian Development Bank
AFB African Development Bank
ALQ Al-Qaeda
AML Amal
AMN Amnesty International
ARL Arab League
ASN ASEAN
CIS Commonwealth of Independent States
COE Council of Europe
CRC International Federation of Red Cross and Red Crescent Societies
CWN Commonwealth of Nations
EBR European Bank for Reconstruction and Development
EEC European Union
FAO Food and Agriculture Organization
FTA Fatah
GCC Gulf Cooperation Council
GOS G7
GRP Greenpeace
HCH Office of the UN High Commissioner for Human Rights
HCR UNHCR
HEZ Hezbollah
HMS Hamas
HRW Human Rights Watch
IAD Intergovernmental Authority on Development
IAE International Atomic Energy Agency
ICC International Criminal Court
ICG International Crisis Group
ICJ International Court of Justice
ILO International Labour Organization
IMF International Monetary Fund
IOM International Organization for Migration
ISJ Palestinian Islamic Jihad
ITP Interpol
KID UNICEF
LKD Likud
MBR Muslim Brotherhood
MSF Médecins Sans Frontières
NAT NATO
OAS Organization of American States
OIC Organisation of Islamic Cooperation
OPC OPEC
PFL Popular Front for the Liberation of Palestine
PLO Palestine Liberation Organization
PLS Polisario Front
SAD Southern African Development Community
SCE OSCE
TAL Taliban
UNO United Nations
WAS ECOWAS
WBK World Bank
WFP World Food Programme
WHO World Health Organization
WTO World Trade Organization
XFM Oxfam`
    .split("\n")
    .map((line) => [line.slice(0, 3), line.slice(4)]),
);
