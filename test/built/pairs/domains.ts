/** A system of two services: something is done in one of them, and the other makes a note of it. */
export interface Domain {
  system: string;
  doer: string;
  /** Entity, its unique field, its two states and what leads from one to the other. */
  thing: string;
  field: string;
  from: string;
  to: string;
  verb: string;
  event: string;
  noter: string;
  note: string;
  make: string;
}

const WORDS = `
harbour  berths  Ship     callSign  at-sea   moored     moor     ShipMoored        dues       Fee     charge
library  shelves Volume   signature here     lent       lend     VolumeLent        readers    Loan    grant
farm     stables Animal   earTag    healthy  treated    treat    AnimalTreated     vets       Policy  sign
museum   halls   Painting inventory stored   hung       hang     PaintingHung      insurance  Cover   extend
airport  gates   Flight   number    boarding departed   dispatch FlightDispatched  tower      Slot    assign
theatre  stage   Scene    cue       learnt   played     play     ScenePlayed       box-office Receipt print
vineyard cellar  Barrel   mark      filled   tapped     tap      BarrelTapped      tastings   Glass   pour
railway  yard    Wagon    plate     idle     coupled    couple   WagonCoupled      timetable  Journey plan
bakery   ovens   Batch    code      raw      baked      bake     BatchBaked        counter    Loaf    slice
stadium  gates   Match    title     planned  started    start    MatchStarted      stands     Seat    open
post     depot   Parcel   label     packed   loaded     load     ParcelLoaded      routes     Stop    add
choir    archive Score    shelfMark kept     rehearsed  rehearse ScoreRehearsed    concerts   Part    copy`;

export const domains: readonly Domain[] = WORDS.trim()
  .split("\n")
  .map((line) => {
    const [system, doer, thing, field, from, to, verb, event, noter, note, make] = line.split(
      / +/,
    ) as Required<string[]> & Record<number, string>;
    return { system, doer, thing, field, from, to, verb, event, noter, note, make } as Domain;
  });
