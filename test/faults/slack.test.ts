import { killedAtEachPoint } from "../support/killed/points.ts";

killedAtEachPoint("slack");
