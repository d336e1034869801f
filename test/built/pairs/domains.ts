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

/** More than there are rows, so that one more answer to a question has its own. */
const WORDS = `
system   doer    thing    field     from     to         verb     event             noter      note    make
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
choir    archive Score    shelfMark kept     rehearsed  rehearse ScoreRehearsed    concerts   Part    copy
brewery  kettles Brew     name      mixed    brewed     brew     BrewBrewed        taproom    Mug     draw
airline  crews   Pilot    badge     off-duty on-duty    call     PilotCalled       rosters    Shift   fill
printers presses Plate    stamp     blank    etched     etch     PlateEtched       proofs     Sheet   pull
zoo      cages   Tiger    chip      hungry   fed        feed     TigerFed          kitchens   Ration  cut`;

const [keys = [], ...lines] = WORDS.trim()
  .split("\n")
  .map((line) => line.split(/ +/));

export const domains: readonly Domain[] = lines.map(
  (line) => Object.fromEntries(keys.map((key, index) => [key, line[index]])) as never,
);
