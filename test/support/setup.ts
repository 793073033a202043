import fc from "fast-check";

/** One seed for every property, so that a run can be repeated; PROPERTY_SEED=… looks elsewhere. */
const SEED = 20_231_110;

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? SEED) });
