/**
 * What the words of a text may stand for where somebody could come to harm: English, German, Spanish, French and Portuguese together, without marks on their letters. Stems, each the
 * whole of a word; the combinations that mean harm are in harm.rules.ts.
 */
const WORDS = {
  KILL: 'kill(?:ing)?|murder(?:ing)?|umbring\\w*|umzubringen|toten|ermorden|matar(?:l[oaei]s?)?|asesinar\\w*|tuer|buter|assassin(?:er|ar)|unalive|ab?stechen|erstechen|erschiessen|erwurgen|erdrosseln|vergiften|envenenar\\w*|empoisonner|poison|strangle|etrangler|estrangular|esfaquear|apunalar\\w*|poignarder|stab|shoot|degollar|disparar\\w*|egorger|assassinate',
  HIT: 'hurt|harm|beat|punch|slap|smack|kick|hit|choke|attack|assault|strike|torture|verprugeln|verpruegeln|schlagen|verhauen|verletzen|ohrfeigen|treten|wurgen|zusammenschlagen|misshandeln|qualen|golpear\\w*|apalear\\w*|lastimar\\w*|herir\\w*|torturar|agredir\\w*|abofetear\\w*|patear\\w*|frapper|tabasser|cogner|gifler|blesser|torturer|agresser|brutaliser|bater|socar|espancar|machucar|ferir|chutar|esmurrar',
  HANG: 'hang|hanging|aufhangen|erhangen|ahorcar\\w*|pendre|enforcar|drown|ertranken|noyer|ahogar\\w*|afogar|ritzen|mutilar\\w*|mutiler|scarifier|starve|aushungern|cut|burn',
  SUICIDE: 'suicid\\w*|selbstmord\\w*|suizid\\w*|kms|selbstverletz\\w*|autolesion\\w*|automutil\\w*|uberdosis|sobredosis|overdose|selbst(?:zu)?toten',
  MYSELF: 'myself|mich|mir',
  OWN: 'my|mein(?:e[mnrs]?)?|mi|mis|ma|mon|mes|meu|minha|meus|me|mir',
  THEIRS: 'his|her|their|sein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|su|sus|sa|son|leur|dele|dela|deles',
  WANT: 'want|wanna|wish|will|mochte|wollte|quiero|quisiera|ojala|veux|voudrais|envie|quero|queria|gostaria|ganas',
  DIE: 'sterben|tot|morir(?:me)?|muert[oa]|mourir|morrer|mort[aeo]?|dead|verrecken|krepieren',
  LIVE: 'live|living|alive|leben|weiterleben|aufwachen|vivir|viviendo|despertar\\w*|vivre|exister|reveiller|viver|existir|vivendo|exist',
  NEGATION: "not|don't|dont|no|never|nothing|nicht|kein(?:e[mnrs]?)?|ne|pas|plus|nao|nem|stop|without|ohne|sin|sans|sem",
  CUT: 'carve|slice|cut|cutting|slit|slash|schneiden|aufschneiden|ritzen|cortar\\w*|corto|couper|ouvrir|taillader|cortarei',
  LIMBS:
    'legs?|skin|haut|piel|peau|pele|wrists?|arms?|thighs?|veins?|forearms?|handgelenke?|pulsadern|arme|unterarme?|oberschenkel|venas|munecas|brazos?|muslos|veines|poignets?|bras|cuisses|veias|pulsos?|bracos?|coxas',
  SWALLOW: 'take|taking|swallow|down|eat|pop|nehmen|schlucken|tomar\\w*|tragar\\w*|avaler|prendre|engolir|ingerir',
  ALL: 'all|every|whole|entire|alle|ganze[ns]?|tod[oa]s?|tous|toutes|tout|inteir[oa]|entera?|bottle|packung|caja|boite|cartela|handful',
  PILLS:
    'pills?|tablets?|painkillers|tabletten|pillen|schlaftabletten|schmerztabletten|pastillas|pildoras|somniferos|comprimes|cachets|somniferes|comprimidos|pilulas',
  GIVE_A: 'give|giving|land|geben|verpassen|knallen|dar(?:le)?|meter(?:le)?|pegar(?:le)?|soltar(?:le)?|mettre|donner|foutre|coller|planter|dou',
  BLOW: 'slap|punch|kick|beating|black eye|ohrfeige|backpfeife|schelle|faustschlag|tritt|schlag|watsche|bofetada|cachetada|punetazo|hostia|paliza|patada|claque|gifle|baffe|coup|raclee|tapa|soco|murro|surra|porrada|chute|facada|punhalada',
  JUMP: 'throw|lie|walk|step|werfen|legen|sturzen|schmeissen|tirar|lanzar|meterme|allonger|atirar|jump|jumping|leap|springen|saltar\\w*|tirarme|lanzarme|arrojarme|sauter|jeter|pular|jogar|jogo',
  HEIGHT:
    'bridge|roof\\w*|balcony|cliff|building|window|brucke|dach|hochhaus|balkon|klippe|fenster|puente|azotea|balcon|edificio|ventana|tejado|pont|toit|immeuble|fenetre|falaise|ponte|telhado|predio|janela|sacada|varanda|penhasco',
  PERSON:
    "step(?:dad|mom|father|mother|brother|sister|son|daughter)|stief\\w+|schwieger\\w+|padrast(?:r)?[oa]|madrast(?:r)?a|grandpa|grandma|him|them|someone|somebody|everyone|everybody|people|ex|wife|husband|boss|manager|neighbou?rs?|girlfriend|boyfriend|gf|bf|brother|sister|mom|mum|dad|father|mother|stepdad|stepmom|son|daughter|kids?|child|children|co-?workers?|colleagues?|room-?mates?|flatmates?|teacher|professor|landlord|partner|friends?|dog|cat|bully|bullies|guy|man|woman|girl|boy|baby|cousin|uncle|aunt|classmates?|stranger|cop|police|ihn|ihm|ihnen|jemande[nm]|leuten?|chef(?:in)?|nachbarn?|nachbarin|bruder|schwester|mutter|vater|mama|papa|freund(?:in|e)?|exfreund(?:in)?|lehrer(?:in)?|kolleg(?:e|en|in)|frau|mann|kind(?:er|ern)?|sohn|tochter|mitbewohner(?:in)?|mitschuler(?:in)?|hund|katze|typen?|vermieter(?:in)?|herman[oa]s?|jef[ea]|vecin[oa]s?|madre|padre|mama|novi[oa]|profesor[a]?|maestr[oa]|companer[oa]s?|espos[oa]|mujer|marido|hij[oa]s?|perr[oa]|gat[oa]|alguien|tipo|gente|prim[oa]|suegr[oa]|frere|soeur|patron(?:ne)?|voisine?s?|mere|pere|copain|copine|prof|professeur|collegues?|femme|mari|enfants?|fils|fille|chien(?:ne)?|chat|quelqu|quelqu'un|mec|gens|irmaos?|irmas?|chefe|vizinh[oa]s?|mae|pai|namorad[oa]|colegas?|mulher|filh[oa]s?|cachorr[oa]|alguem|cara|nele|nela|sogr[oa]|pessoas?",
  FACE: 'face|nose|jaw|teeth|skull|legs|nase|gesicht|fresse|zahne|kiefer|schnauze|cara|nariz|dientes|piernas|gueule|figure|nez|dents|mandibula|dentes|boca',
  BREAK:
    'break|smash|bash|punch|bust|brechen|einschlagen|polieren|hauen|schlagen|romper\\w*|partir\\w*|casser|peter|quebrar|arrebentar|partirle|eclater|defoncer',
  SET_FIRE: 'burn|burning|torch|anzunden|anzuenden|abfackeln|niederbrennen|quemar\\w*|incendi\\w*|bruler|cramer|queimar|fogo|feu|fuego|fire',
  PROPERTY: 'house|home|place|car|apartment|haus|wohnung|auto|bude|casa|coche|carro|piso|maison|voiture|appart\\w*|apartamento|apto',
  WEAPON: 'gun|knife|bomb|weapon|pistole|messer|waffe|bombe|gewehr|pistola|cuchillo|navaja|arma|bomba|couteau|arme|pistolet|faca|revolver',
  CROWD: 'school|class|office|work|schule|arbeit|buro|escuela|colegio|trabajo|ecole|lycee|boulot|bureau|escola|trabalho|faculdade',
  REVENGE: 'revenge|rache|rachen|vengar\\w*|venganza|venger|vengeance|vingar|vinganca|heimzahlen|abrechnen',
  THREATEN:
    'threaten|blackmail|stalk|harass|rape|kidnap|bedrohen|erpressen|stalken|vergewaltigen|entfuhren|amenazar\\w*|acosar\\w*|violar|secuestrar|menacer|harceler|violer|ameacar|chantagear|perseguir|estuprar|sequestrar',
  VOMIT: 'vomit|vomiting|puke|purge|purging|kotzen|auskotzen|erbrechen|ubergeben|vomitar\\w*|vomito|vomir|vomissements?',
  MEAL: 'meals?|food|dinner|lunch|breakfast|eating|ate|essen|mahlzeit|abendessen|mittagessen|cenar|cena|comer|comida|almuerzo|almorzar|desayuno|repas|manger|diner|dejeuner|jantar|almoco|almocar|refeicao|refeicoes|every|cada|chaque|jede[mrs]?',
  LOSE: 'lose|drop|shed|abnehmen|verlieren|perder|adelgazar|bajar|rebajar|perdre|maigrir|emagrecer',
  FAST: 'fast|fasting|fasten|ayun\\w*|jeun\\w*|jejum|jejuar|hungern|starve',
  DRUNK:
    'drunk|wasted|hammered|tipsy|stoned|high|betrunken|besoffen|angetrunken|bekifft|dicht|borrach[oa]|ebri[oa]|tomad[oa]|bourree?|ivre|saoule?|defonce|bebad[oa]|alcoolizad[oa]|chapad[oa]',
  DRINKS:
    'beers?|drinks?|shots?|pints?|cocktails?|bier|biere|bieren|schnapse?|kurze|cervezas?|copas|tragos|chupitos|bieres?|verres|cervejas?|doses|chopes|glaser|wine|wein|vino|vin|vinho|vodka|wodka|whisky|whiskey|tequila|rum|ron|rhum|cachaca',
  DRIVE:
    'drive|driving|fahren|heimfahren|autofahren|nachhausefahren|conducir|manejar|conduire|volant|volante|dirigir|conduzir|dirigindo|conduzindo|manejando|conduciendo|ride|scooter|motorrad|moto',
  VEHICLE: 'car|truck|auto|wagen|motorrad|voiture|bagnole|caisse|moto|coche|carro|camioneta',
  HOMEWARD: 'home|back|heim|hause|heimfahren|volver|regresar|volverme|irme|rentrer|revenir|voltar|zuruck|casa|maison|ir',
  DRIVEN: 'taxi|uber|cab|lyft|bus|bahn|zug|train|metro|ubahn|friends?|freund\\w*|amig[oa]s?|passenger|beifahrer',
  AWAKE: 'awake|up|wach|wachbleiben|durchmachen|despiert[oa]|eveillee?|reveillee?|acordad[oa]',
  SLEEP: 'sleep|sleeping|schlafen|schlaf|dormir|sommeil|sono',
  STOP: 'stop|quit|skip|ditch|flush|absetzen|weglassen|aufhoren|dejar|abandonar|suspender|arreter|parar|largar|interromper|wegwerfen|stoppen',
  REMEDY:
    'insuline?|insulina|meds|medications?|medikamente?|antidepress\\w*|antidepresiv\\w*|medicacion|medicinas|medicaments?|traitement|remedios?|medicacao|lithium|litio|prozac|zoloft|ssris?|chemo\\w*|blutdrucktabletten|blutverdunner',
  DRUG: 'cocaine|kokain|koks|cocaina|heroin|heroine|heroina|meth|crystal|crack|fentanyl|fentanilo|ketamin[ea]?|mdma|ecstasy|lsd|speed|amphetamin\\w*|metanfetamina',
  TRY: 'take|try|buy|smoke|snort|do|use|inject|score|sell|deal|nehmen|ziehen|kaufen|probieren|verkaufen|rauchen|spritzen|tomar|probar|comprar|fumar|vender|consumir|meter\\w*|prendre|essayer|acheter|sniffer|vendre|usar|cheirar|experimentar',
} as const;

export type Concept = keyof typeof WORDS;
const FORMS = Object.entries(WORDS).map(([concept, stems]) => [concept as Concept, new RegExp(`^(?:${stems})$`)] as const);

/** Words come again: so many are remembered. */
const MOST = 5_000;
const known = new Map<string, ReadonlySet<Concept>>();

function conceptsOfWord(word: string): ReadonlySet<Concept> {
  const remembered = known.get(word);
  if (remembered) return remembered;
  const concepts = new Set(FORMS.filter(([, form]) => form.test(word)).map(([concept]) => concept));
  if (known.size >= MOST) known.clear();
  known.set(word, concepts);
  return concepts;
}

/** What each word may stand for. */
export const conceptsOf = (words: readonly string[]): readonly ReadonlySet<Concept>[] => words.map(conceptsOfWord);
