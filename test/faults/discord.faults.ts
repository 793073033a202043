import { killedManyTimes } from "../support/killed/many.ts";

killedManyTimes("discord");
