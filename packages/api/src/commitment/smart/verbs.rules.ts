/** Verbs that things to do begin with. Only a help: a sentence is also known by its frame ("i will ..."), its numbers and its day. */
const VERBS =
  `accept achieve act adapt add address adjust adopt advertise aim air answer apologize apply arrange ask assemble assess assist attack attend audit avoid back backup bake balance ban be become bench begin bike bind block blog boil
  book boost borrow box brainstorm break breathe brew bring brush build burn buy calculate call camp cancel capture care carry cash catch celebrate change charge chase chat check chew choose chop clean clear climb close coach code collect color
  comb come comment commit commute complete compose compost conduct confirm connect consult contact continue convert cook copy count cover crack craft crank create crochet cross crush curl cut cycle dance deadlift deal debug declutter decide decorate
  deep-clean defrost delegate delete deliver deploy deposit describe design detox develop dig digitize disconnect discuss ditch do document donate download draft draw dress drink drive drop dry dust eat edit eliminate email empty end enjoy enroll enter establish
  evaluate examine exercise expand experiment explain explore express extend face fast feed fetch figure file fill film filter find finish fix flip floss fly focus fold follow forgive format frame freeze fulfill fundraise garden gather get give go
  grade graduate greet grill grind grow guide hand handle handwrite hang harvest have head heal help hem hike hire hit hold host hug hunt hustle hydrate ice identify implement improve include increase inspect install interview introduce invest investigate invite iron
  jog join journal juggle jump jumprope keep kick kill knit knock label land launch lay lead learn leave lend lift light limit listen live load lock log look lose lower lubricate lunge mail maintain make manage map mark market massage match maximize meal-prep mealprep measure
  meditate meet memorize mend mentor message milk mind minimize mix mop mount move mow multiply murder nail name nap negotiate network note notify nurse observe offer onboard open optimize order organise organize outline outreach overcome overhaul pack paint park parse participate pass paste
  patch pause pay perform phone photograph pick pickle pilot ping pitch plan plant play plow podcast polish pop post pound power practice practise pray prep prepare present preserve press print prioritize process proofread propose protect prototype prove prune publish pull pump
  purchase push put quit quiz raise rake rank reach read rearrange rebuild recall receive reclaim reconcile record recover recruit recycle redecorate redeem redesign redo reduce refactor refill refine refinance reflect refresh register rehearse relax release relocate remember remind remodel remove rename renew
  renovate rent reorganize repair repay repeat replace reply repot report request research reschedule reset resist resolve respond rest restart restock restore restring resume retake retrain return review revise rewrite ride ring roast roll row rsvp rub ruck run sand save say scan schedule scrub sculpt seal
  search sell send separate serve set settle sew shadow shampoo share sharpen shave shed shine ship shoot shop shovel show shower shred shut sign simplify sing sit skate sketch ski skip sleep slice slow smash smile snowboard soak solder solve sort source spar speak spend split spot
  sprint squat stack stage stand start stay steam stick stitch stop store strength strengthen stretch strip stroll structure study style submit subscribe summarize supervise support surf surprise survey sweep swim switch tackle tag take talk tape target taste teach tell tend test text thank think thrift throw tidy tie time tone toss
  tour track trade train transcribe transfer translate travel treat trim try tune turn tutor tweak type unclog uncover understand unfollow uninstall unpack unplug unsubscribe update upgrade upload use vacuum validate verify visit visualize volunteer vote wait wake walk wash watch water wax wean wear weed weigh weld whip win wind wipe withdraw work workout wrap write yoga zoom
  finalize reread binge skim annotate highlight swap renegotiate reinstall repaint regrout caulk rewire unjam reread cap max hitting doing going ace nail master pass tidy grab pop`
    .split(/\s+/)
    .filter((word) => word !== '');

/** What is done without being done to something: its name alone says what to do. */
const ACTIVITIES =
  `gym workout workouts cardio yoga pilates crossfit run jog walk swim hike bike training exercise sport sports stretching meditation laundry dishes groceries grocery shopping homework vacuuming cleaning cooking baking gardening errands chores dinner lunch breakfast brunch
  date standup meeting meetings interview appointment class lecture study studying reading writing journaling coding programming revision practice rehearsal duolingo anki flashcards bedtime sleep nap shower haircut dentist doctor therapy physio zumba karate judo church prayer volunteering babysitting taxes rent bills inbox emails invoices
  report presentation slides deck essay paper thesis exam project pushups push-ups squats situps sit-ups planks burpees pullups pull-ups lunges crunches abs legs chest spin boxing tennis football soccer basketball volleyball climbing bouldering rowing running walking swimming cycling jogging hiking dancing dance
  vitamins meds skincare floss flossing steps water veggies salad protein pages chapter chapters book lesson lessons piano guitar violin drums scales songs painting drawing knitting pottery photography blog newsletter podcast video reel post email call zoom demo deployment release pr review budget budgeting packing unpacking moving laundry trash recycling mopping tidying meal-prep mealprep`
    .split(/\s+/)
    .filter((word) => word !== '');

const isVerb = new Set(VERBS);
const isActivity = new Set(ACTIVITIES);

const HEAD = /^(?:(?:then|also|finally|and|just|actually|please|i'?ll|i will|to|not|don'?t|never|always|today|tomorrow|tonight|really|quickly|deep|i)\s+)+/;

export const beginsWithVerb = (text: string): boolean => isVerb.has(text.replace(HEAD, '').match(/^[a-z][a-z'-]*/)?.[0] ?? '');
export const namesActivity = (word: string): boolean => isActivity.has(word);
export const namesAction = (word: string): boolean => isVerb.has(word) || isActivity.has(word);
/** Whether any word of a text is one that names something to do. */
export const speaksOfAction = (text: string): boolean => text.split(/[^a-z'-]+/).some(namesAction);
