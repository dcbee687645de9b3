import type { Random } from '../../src/ports.ts';

/** Words that titles of fan fiction are made of; what is missing to a real language's breadth is made up from syllables. */
const TITLE_WORDS =
  `after again all alone always among angel another answer any apart april around ash autumn awake away back bad balance
beast beautiful become before begin behind below beneath better between beyond bird bitter black blade blind blood bloom blue bone book born
both bound boy brave bread break breath bridge bright broken brother burn burning call candle captain carry castle cat caught chance change
chaos child choice circle city clear clock close cloud coffee cold come coming cost could courage cross crown cry curse dance dancing danger
dark darkness dawn day days dead dear death deep demon desert destiny devil different dinner distance do dog door down dragon dream dreams
drift dust early earth east echo edge eight else empire empty end ending ends enemy enough eternal even evening ever every everything exile
eye eyes face fade fading fair faith fall fallen falling false family far fate father fear feather fever fight final find fire first five
flame flesh flight float flower fly follow fool for forest forever forget forgive forgotten found four free friend from frost fury future
game garden ghost gift girl give glass goes gold gone good grace grave gray great green grey grow guard half hand hands happy hard haunted
have heart hearts heat heaven hell here hero hidden high hold hollow holy home honest hope hour house how human hundred hunger hunt hunter
ice if in innocent inside into invisible iron island it journey joy just keep key kill kind king kings kiss knife knight know lady lake lamp
land last late laugh leave left legacy less lesson let letter letters library lie lies life light like line lion list listen little live
lives long look lord lose losing loss lost love loved lover low luck magic make man map mark mask matter me meet memory mercy midnight mile
mind mine mirror mist moment monday money monster moon moonlight more morning mortal mother mountain move much music my name nature near
need never new next night nine no north nothing now oath ocean of off old once one only open orange other our out over own page pain paper
paradise past path patience peace people perfect phoenix piece place plan play please poison power practice prayer price prince princess
promise proof pull quest question quiet rain raven reach real reason red remember rest return ride right ring rise rising river road rose
rule run running sacrifice safe said salt same sand saved say school sea season second secret secrets see seven shadow shadows shape she
shelter shine ship silence silent silver sin sister six skin sky slayer sleep slow small smile smoke snow so soft soldier some someone song
soul souls sound south space spark speak spell spirit spring stand star stars stay still stolen stone stop storm story strange stranger
street strength strong summer sun sunday sunrise sunset sweet sword take tale taste tea tears tell ten than that the then there they thief
thing things think third this thorn three through thunder tide time times to today together tomorrow tonight too touch tower town trouble
true trust truth turn twelve twenty twice twilight two under unknown until up us valley vampire very visitor voice wait waiting wake walk
walking wall want war warm watch watcher water wave way we weather week west what when where which while whisper white who why wicked wild
will wind window wine wings winter wish witch with without wolf woman wonder wood word words work world worlds worth would wound write
wrong year years yellow yes yesterday you young your`.split(/\s+/);

const ONSETS =
  'b br c ch cl d dr f fl g gl gr h j k kl l m n p pl pr qu r s sc sh sl sn sp st str t th tr v w wh z'.split(' ');
const VOWELS = 'a e i o u ai ea ee ie oa ou a e i o'.split(' ');
const CODAS = 'b ck d ft g l ll lm m mp n nd ng nt p r rd rk rn rst s sh sk st t th x'.split(' ');

export const pick = <T>(random: Random, from: readonly T[]): T => {
  const chosen = from[random.below(from.length)];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
};

/** Few are picked often, many seldom, as with words and fandoms: the chance of place n falls about as 1/n. */
export const pickZipf = <T>(random: Random, from: readonly T[]): T => {
  const place = Math.floor(Math.exp((random.below(1 << 24) / (1 << 24)) * Math.log(from.length + 1))) - 1;
  return from[Math.min(place, from.length - 1)] ?? pick(random, from);
};

export function madeUpWord(random: Random): string {
  let word = '';
  for (let syllables = 1 + random.below(3); syllables > 0; syllables -= 1) {
    word +=
      pick(random, ONSETS) +
      pick(random, VOWELS) +
      (syllables === 1 || random.below(3) === 0 ? pick(random, CODAS) : '');
  }
  return word;
}

/** `size` distinct words, the common ones first. */
export function vocabulary(random: Random, size: number): string[] {
  const words = new Set(TITLE_WORDS);
  while (words.size < size) words.add(madeUpWord(random));
  return [...words];
}

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
