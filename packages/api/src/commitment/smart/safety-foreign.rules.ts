import type { SafetyFlag } from './reading.rules.ts';

/** Harmless ways of speaking in German, Spanish, French and Portuguese; on texts without marks on their letters. */
export const HARMLESS_ELSEWHERE: readonly RegExp[] = [
  /\bbringt mich (noch |echt |fast )?um\b|\bzeit tot\w*\b|\btotal fertig machen\b|\btod(es)?mude\b|\bmucken \w+|\b(?:im|beim|in) (?:tennis|schach|tischtennis|badminton|poker|quiz|rennen|laufen|schwimmen|fifa|spiel|kartenspiel|darts?|billard|kicker\w*) (?:zu )?schlagen\b/g,
  /\bme (esta|estan|va a) (matando|matar)\b|\bme (voy a |quiero )?mat(o|ar) (a )?(estudi|trabaj|entren)\w*|\bmatar (el tiempo|el rato|dos pajaros|mosquitos|bichos)\b|\bmuero de (ganas|hambre|risa|sueno)\b|\bcortarme (el pelo|las unas|el cabello)\b/g,
  /\b(?:tuer|buter|battre|matar|vencer|besiegen|toten|umbringen) (?:\w+ ){0,2}?(?:boss|jefe|chefao|chefe) (?:final|de fin)\b|\b(?:boss final|jefe final|chefao final|endgegner|endboss)\b/g,
  /\b(me tue|va me tuer|tuer le temps|mort de (rire|fatigue)|mourir de rire)\b/g,
  /\b(me matando|matar (aula|a saudade|o tempo|a fome)|morrendo de (rir|fome|sono|vontade)|morrer de rir|cortar o cabelo)\b/g,
  /\b(verbrennen|quemar|bruler|queimar) \w* ?\d+ (k?cal\w*|kalorien|calorias|calories)\b|\b\d+ (kalorien|calorias|calories) (verbrennen)\b/g,
];

const MANY = String.raw`(?:[3-9]|\d\d+|drei|vier|funf|sechs|sieben|zehn|tres|cuatro|cinco|seis|siete|diez|trois|quatre|cinq|sept|dix|quatro|sete|dez)`;

/** What German puts between "mich" and the verb without changing what is meant. */
const WHEN_AND_WHERE = String.raw`(?:(?:heute|morgen|ubermorgen|jetzt|gleich|bald|nachher|spater|selbst|selber|einfach|endlich|wieder|doch|a[mn]|im|in|zu|bei|nach|vor|um|de[mnr]|die|das|bad|zimmer|haus|hause|arbeit|schule|abend|nacht|fruh|\w*tags?|diese\w*|nachste\w*|woche|wochenende|uhr|\d+) ){0,6}`;

export const HARM_ELSEWHERE: Readonly<Record<Exclude<SafetyFlag, 'none'>, readonly RegExp[]>> = {
  self_harm: [
    new RegExp(String.raw`\bmich ${WHEN_AND_WHERE}(?:umbringen|toten|verletzen|ritzen|aufhangen|erhangen|vergiften|ertranken|erschiessen)\b`),
    new RegExp(
      String.raw`\bmir ${WHEN_AND_WHERE}(?:weh ?tun|(?:et)?was antun|schmerzen zufugen|das leben nehmen)\b|\bmir (?:\w+ ){0,3}selb(?:st|er) schaden\b`,
    ),
    /\bme (?:voy a|quiero|vuelvo a|pienso) (?:matar|suicidar|ahorcar|cortar(?! (?:el|las|la|un)\b)|hacer dano|lastimar|herir|quitar la vida)\b/,
    /\bme (?:blesser|taillader|faire souffrir|couper(?! (?:les|la|le|l|un|une|du|des|de)\b))/,
    /\bme (?:cortar (?:hoje|amanha|de novo|esta noite|a noite)|ferir|mutilar)\b/,
    /\bmich (?:heute |jetzt |selbst |einfach )*(?:umbringen|toten|verletzen|ritzen|aufhangen|erhangen|vergiften|ertranken|erschiessen)\b|\bbringe? mich (?:heute |jetzt )?um\b|\btote mich\b|\bselbstmord\b|\bsuizid\w*|\bnicht mehr (?:leben|aufwachen|da sein)\b|\b(?:will|mochte|wollte) (?:nur noch )?sterben\b|\bleben (?:nehmen|beenden|ein ende setzen)\b|\bvo[mn] (?:dach|der brucke|einer brucke|hochhaus) springen\b|\buberdosis\b|\balle (?:tabletten|pillen) (?:nehmen|schlucken)\b|\bdie (?:pulsadern|arme) aufschneiden\b/,
    /\b(?:matarme|suicid\w+|quitarme la vida|(?:quiero|ojala) morir(?:me)?|morirme ya|no quiero (?:seguir )?viv(?:ir|iendo)|cortarme(?: (?:las venas|los brazos|las munecas|hoy))?(?! el| las unas)|hacerme dano|lastimarme|acabar con (?:mi vida|todo)|tirarme (?:de|por|del) (?:un|el|la)? ?(?:puente|balcon|ventana|edificio|tren)|ahorcarme|sobredosis|(?:tomarme|tragarme) todas las pastillas|desaparecer para siempre)\b/,
    /\b(?:me tuer|me suicider|(?:envie|veux|voudrais) (?:de )?mourir|mettre fin a (?:mes jours|ma vie)|plus envie de vivre|veux plus vivre|me faire du mal|me mutiler|me scarifier|m ?'?ouvrir les veines|me pendre|me noyer|me couper les veines|sauter (?:du|d'?un|d un) (?:pont|toit|balcon|immeuble)|avaler (?:tous|toutes|tout)|en finir (?:avec (?:la|ma|cette) vie|avec tout|ce soir|pour de bon))\b/,
    /\b(?:me matar|me suicidar|(?:quero|queria) morrer|nao quero (?:mais )?viver|tirar (?:a )?minha (?:propria )?vida|me cortar(?: hoje| de novo)?$|cortar (?:meus |os )?pulsos|me machucar|acabar com (?:tudo|minha vida)|me enforcar|(?:pular|me jogar) (?:da|do|de) (?:ponte|predio|um predio|janela)|tomar todos os (?:remedios|comprimidos)|sumir para sempre)\b/,
  ],
  harm_others: [
    /\bbring\w* (?:ihn|sie|meine[nm]?|den|die|diese[nm]?)(?: \p{L}+)? um\b|\b(?:ihn|sie|ihm|ihr|meine[nmr]? \p{L}+|de[nm] \p{L}+|jemande[nm]|die leute|diese[nm]? \p{L}+)(?: \p{L}+){0,2} (?:umbringen|toten|verprugeln|schlagen|verletzen|abstechen|erschiessen|vergiften|erwurgen|zusammenschlagen|bedrohen|wehtun|weh tun|heimzahlen)\b|\bverprugel\w*|\brache (?:an|nehmen)\b|\b(?:anzunden|in brand stecken|bombe bauen)\b|\b(?:hau\w*|schlag\w*) (?:ihm|ihr|ihn|sie|meine[nm]?)\b/u,
    /\b(?:matar(?:lo|la|le|los)|(?:voy a|quiero) matar (?:a|al)|pegar(?:le|lo)?(?: (?:una paliza|un punetazo)|(?: a| al) (?:mi|su|ese|esa|el|ella|hermano|jefe|vecino))|dar(?:le)? una paliza|golpear(?:lo|la| a| al)|apunal\w+|vengarme|envenenar|quemar(?:le)? (?:su|la|el) (?:casa|coche|carro)|disparar(?:le)|hacerle dano|lastimar(?:lo|la| a)|romperle (?:la cara|los dientes|las piernas)|amenazar(?:lo|la| a))\b/,
    /\b(?:(?:vais|veux|va|voudrais) (?:le|la|les|lui) (?:tuer|frapper|tabasser|massacrer|poignarder|buter|cogner|casser la gueule|faire mal)|(?:tuer|frapper|tabasser|poignarder|etrangler|empoisonner|menacer|cogner|buter|gifler) (?:mon|ma|mes|ce|cet|cette|quelqu)|casser la (?:gueule|figure)|me venger|mettre le feu a)\b/,
    /\b(?:(?:matar|machucar|socar|esfaquear|espancar|ameacar|envenenar) (?:ele|ela|meu|minha|alguem|aquele|esse|o vizinho)|mata-?l[oa]|bater (?:nele|nela|no meu|na minha|em alguem)|dar um (?:soco|murro|tiro)|dar uma surra|me vingar|botar fogo (?:na|no)|tacar fogo)\b/,
  ],
  eating: [
    new RegExp(
      String.raw`(?<!(?:nach|vor|ab|zwischen) (?:\d+|dem abendessen|mitternacht) (?:uhr )?)\b(?:gar )?nichts(?: mehr)? (?:zu )?essen\b(?! (?:nach|ab|vor))|\bnicht(?: mehr)? essen bis\b|\b(?:tage|tagen|woche|wochen) (?:lang )?(?:nichts essen|hungern)\b|\b${MANY} (?:tage|tagen) (?:lang )?fasten\b|\bhungern bis\b|\b(?:mich )?(?:erbrechen|ubergeben) nach|\bnach dem essen (?:erbrechen|kotzen|ubergeben)|\babfuhrmittel\b|\bfinger in den hals\b|\b(?:nur|maximal|hochstens|unter) [1-8]?\d{2} kalorien\b`,
    ),
    new RegExp(
      String.raw`\bno comer nada(?! (?:frito|dulce|despues))|\bno comer (?:en|por|durante|hasta) (?:el |la )?(?:${MANY}|viernes|sabado|domingo|lunes|una semana)|\bdejar de comer(?: (?:por|hasta|durante|completamente)|$)|\bsin comer (?:nada )?(?:${MANY} dias|toda la semana|una semana|hasta)|\b(?:provocarme|provocar) el vomito\b|\bvomitar (?:despues|cada|la)|\blaxantes?\b|\bayun\w+ (?:de |por |durante )?(?:${MANY} dias|una semana)|\b(?:solo|maximo|menos de|con) [1-8]?\d{2} calorias\b`,
    ),
    new RegExp(
      String.raw`\bme faire vomir\b|\bvomir apres\b|\b(?:ne )?(?:plus )?rien manger\b|\bne (?:plus|pas) manger (?:pendant|jusqu|du tout)|\barreter de manger(?: (?:jusqu|pendant|completement)|$)|\bsans manger (?:pendant|jusqu)|\bjeuner? (?:pendant |de )?(?:${MANY} jours|une semaine)|\blaxatifs?\b|\bm'?affamer\b|\b(?:seulement|que|maximum|moins de) [1-8]?\d{2} calories\b`,
    ),
    new RegExp(
      String.raw`\b(?:ficar|passar)(?: \w+){0,3} sem comer\b|\bnao comer nada(?! (?:frito|doce|depois))|\bparar de comer(?: (?:por|ate|completamente)|$)|\bforcar (?:o )?vomito\b|\bvomitar (?:depois|apos|tudo)|\bme fazer vomitar\b|\blaxantes?\b|\bjejum de (?:${MANY} dias|uma semana)|\bpassar fome\b|\b(?:so|apenas|maximo|menos de|com) [1-8]?\d{2} calorias\b`,
    ),
  ],
  unsafe_plan: [
    new RegExp(
      String.raw`\b(?:betrunken|besoffen) (?:\p{L}+ ){0,3}fahren\b|\b${MANY} (?:tage|nachte) (?:lang )?(?:nicht schlafen|wach bleiben|durchmachen)\b|\b(?:kokain|heroin|koks) (?:nehmen|ziehen|kaufen|probieren)\b|\b(?:insulin|medikamente|antidepressiva|tabletten) (?:\p{L}+ )?(?:absetzen|weglassen)\b|\bflasche (?:wodka|whisky|schnaps|rum) (?:\p{L}+ )?(?:trinken|leeren|austrinken)\b`,
      'u',
    ),
    new RegExp(
      String.raw`\b(?:conducir|manejar) (?:\w+ )?(?:borrach\w|bebid\w|ebri\w|tomad\w)|\b(?:no|sin) dormir (?:en |por |durante )?${MANY} dias|\b(?:cocaina|heroina)\b|\bdejar (?:de tomar )?(?:la|mi|mis|los|las) (?:insulina|medicacion|antidepresiv\w+|pastillas|medicinas)|\bbotella (?:entera )?de (?:vodka|ron|tequila|whisky)\b`,
    ),
    new RegExp(
      String.raw`\bconduire (?:\w+ )?(?:bourree?|ivre|saoule?|apres avoir bu)|\b(?:ne pas|sans) dormir pendant ${MANY} (?:jours|nuits)|\b(?:prendre|sniffer|acheter) de (?:la |l'?)?(?:cocaine|heroine|coke)|\barreter (?:mon|mes|ma|de prendre mes?) (?:insuline|antidepresseurs|medicaments|traitement)|\bbouteille (?:entiere )?de (?:vodka|whisky|rhum)\b`,
    ),
    new RegExp(
      String.raw`\bdirigir (?:\w+ )?(?:bebad\w|alcoolizad\w)|\b(?:ficar|passar)(?: \w+){0,2} sem dormir (?:por )?${MANY}|\b${MANY} dias sem dormir\b|\b(?:cocaina|heroina)\b|\bparar (?:com|de tomar) (?:a |o |os |meu |minha |meus )?(?:insulina|antidepressiv\w+|remedios?)|\bgarrafa (?:inteira )?de (?:vodka|cachaca|whisky)\b`,
    ),
  ],
};
