/** Hears how much more was done, and of how much; the unit is the caller's. */
export type Progress = (done: number, of: number) => void;
