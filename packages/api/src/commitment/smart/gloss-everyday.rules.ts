/** Things of every day and what is done to them, beside the tables of each language, which come first: English < German | Spanish | French | Portuguese. */
const TABLE = `
garage < garage | garaje, cochera | garage | garagem
basement < keller | sótano | cave, sous-sol | porão
attic < dachboden, speicher | ático, desván, trastero | grenier | sótão
shed < schuppen, gartenhaus | cobertizo | cabane, abri | galpão
balcony < balkon | balcón | balcon | varanda, sacada
garden < garten, beet | jardín, huerto | jardin, potager | jardim, horta, quintal
fence < zaun | valla, cerca | clôture, portail | cerca, portão
wall < wand, mauer | pared, muro | mur | parede, muro
floor < boden, fußboden | suelo, piso | sol, plancher | chão, piso
window < fenster | ventana, ventanas | fenêtre, fenêtres, vitres | janela, janelas
bedroom < schlafzimmer | dormitorio | chambre | quarto
living room < wohnzimmer | salón, sala | salon, séjour | sala
bathroom < bad, badezimmer, klo | baño | salle de bain, sdb, toilettes | banheiro, casa de banho
kitchen < küche | cocina | cuisine | cozinha
talk to < reden mit, sprechen mit, ansprechen, reden, sprechen | hablar con, hablar, hablo con | parler à, parler avec, parler, parle | falar com, conversar com, falar, conversar
companies < firmen, unternehmen | empresas | boîtes, entreprises | empresas
faucet < wasserhahn | grifo, canilla | robinet | torneira
eye doctor < augenarzt | oculista, oftalmólogo | ophtalmo | oftalmo, oftalmologista
at lunch < in der mittagspause, mittags | a mediodía, a la hora de comer | pendant la pause déj, à la pause | na hora do almoço
oven < ofen, backofen | horno | four à pizza | forno
fridge < kühlschrank | nevera, frigorífico, heladera | frigo, réfrigérateur | geladeira, frigorífico
dishwasher < spülmaschine, geschirrspüler | lavavajillas, lavaplatos | lave-vaisselle | lava louças
washing machine < waschmaschine | lavadora | machine à laver, lave-linge | máquina de lavar
dishes < geschirr, abwasch | platos, vajilla | vaisselle | louça, pratos
laundry < wäsche | ropa, colada | linge, lessive | roupa
shirts < hemden, hemd | camisas, camisa | chemises, chemise | camisas, camisa
shoes < schuhe | zapatos, zapatillas | chaussures, baskets | sapatos, tênis
clothes < klamotten, kleidung | ropa | fringues, vêtements, habits | roupas
closet < schrank, kleiderschrank | armario, clóset, ropero | placard, armoire, dressing | armário, guarda roupa
bed < bett | cama | lit | cama
sheets < bettwäsche, bettzeug | sábanas | draps | lençóis
desk < schreibtisch | escritorio | bureau | escrivaninha, mesa
trash < müll, altpapier, altglas, papiermüll | basura | poubelle, poubelles, ordures | lixo
plants < pflanzen, blumen | plantas, flores | plantes, fleurs | plantas, flores
water the < gieße, gießen | regar, riego | arroser, arrose | regar, rego
cat < katze, kater | gato, gata | chat, chatte | gato, gata
dog < hund | perro, perra | chien, chienne | cachorro, cão, cadela
feed < füttern, füttere | dar de comer, alimentar | nourrir, donner à manger | alimentar, dar comida
vet < tierarzt | veterinario, vete | véto, vétérinaire | veterinário, vet
mow the lawn < rasen mähen, rasenmähen | cortar el césped, cortar el pasto | tondre la pelouse, tondre le gazon | cortar a grama
cook < kochen, koche, vorkochen | cocinar, cocino | cuisiner, cuisine pour | cozinhar, cozinho
bake < backen, backe | hornear | faire cuire, pâtisser | assar
bread < brot, brötchen | pan | pain, baguette | pão
cake < kuchen, torte | pastel, tarta, bizcocho, torta | gâteau, tarte | bolo, torta
cookies < kekse, plätzchen | galletas | cookies, biscuits | biscoitos, bolachas
milk < milch | leche | lait | leite
eggs < eier | huevos | œufs | ovos
meat < fleisch | carne | viande | carne
vegetables < gemüse | verduras, verdura | légumes | legumes, verduras
fruit < obst | fruta | fruits | frutas, fruta
sugar < zucker | azúcar | sucre | açúcar
sweets < süßigkeiten, schokolade, süßes | dulces, chuches, chocolate | bonbons, chocolat, sucreries | doces, chocolate
soda < cola, limo, softdrinks | refresco, refrescos, gaseosa, coca cola | soda, sodas, coca | refrigerante, refri
breakfast < frühstück, frühstücken | desayuno, desayunar | petit déj, petit déjeuner | café da manhã, pequeno almoço
lunch < mittagessen, mittag essen | almuerzo, almorzar | déjeuner, déj | almoço, almoçar
dinner < abendessen, abendbrot | cena, cenar | dîner, souper | jantar, janta
groceries < einkauf, lebensmittel, einkäufe, wocheneinkauf | compra, súper, supermercado, mercado | courses | compras, mercado, feira
buy < kaufen, kaufe, besorgen, besorge | comprar, compro | acheter, achète | comprar, compro
gift < geschenk, geschenke | regalo, regalos | cadeau, cadeaux | presente, presentes
parcel < paket, päckchen, pakete | paquete, paquetes | colis | pacote, encomenda
letter < brief, briefe | carta, cartas | lettre, courrier | carta, cartas
post < post | correos | poste | correios, correio
pick up < abholen, hole ab | recoger, recojo | récupérer, récupère, aller chercher | buscar, busco, pegar
return < zurückgeben, zurückbringen, zurückschicken | devolver, devuelvo | rendre, rapporter, renvoyer | devolver, devolvo
library < bibliothek, bücherei | biblioteca | bibliothèque, médiathèque | biblioteca
car < auto, wagen | coche, carro, auto | voiture, bagnole | carro
car repair < werkstatt, tüv | taller, itv | garagiste, contrôle technique | oficina, mecânico
tires < reifen | neumáticos, ruedas, llantas | pneus | pneus
bike < fahrrad, rad | bici, bicicleta | vélo, bicyclette | bicicleta, bike
license < führerschein | carnet, carné, licencia | permis | carteira, cnh, habilitação
passport < reisepass, ausweis, perso | pasaporte, dni | passeport, carte d'identité | passaporte
visa < visum | visado, visa | visa | visto
train ticket < bahnticket, zugticket | billete de tren | billet de train | bilhete de comboio, passagem de trem
flights < flüge, flug | vuelo, vuelos, billetes | vol, vols, billets d'avion | voo, voos, passagens
trip < reise, urlaub, ausflug | viaje, vacaciones | voyage, vacances | viagem, férias
suitcase < koffer | maleta | valise | mala
pack < packen, packe | empacar, hacer la maleta | faire la valise, emballer | fazer a mala
move < umzug, umziehen | mudanza, mudarme | déménagement, déménager | mudança, mudar
paint < streichen, streiche, malern | pintar, pinto | peindre, repeindre, peinture | pintar, pinto
repair < reparieren, repariere, flicken | reparar, arreglar, arreglo | réparer, bricoler, répare | consertar, conserto, arrumar a bike
build < bauen, aufbauen, zusammenbauen | montar, construir, armar | monter, construire, assembler | montar, construir
lamp < lampe, glühbirne | lámpara, bombilla, foco | lampe, ampoule | lâmpada
furniture < möbel, regal, regale | muebles, mueble, estantería | meubles, meuble, étagère | móveis, estante, prateleira
declutter < ausmisten, entrümpeln, miste aus | despejar, deshacerme de | trier, désencombrer, tri | destralhar, desapegar
tidy < aufräumen, räume auf, ordnen | ordenar, ordeno, recoger la casa | ranger, range | arrumar, organizar
clean < putzen, putze, sauber machen, saubermachen, reinigen | limpiar, limpio, fregar | nettoyer, nettoie, laver | limpar, limpo, faxinar
vacuum < saugen, staubsaugen, sauge | aspirar, pasar la aspiradora | passer l'aspirateur, aspirateur | aspirar, passar aspirador
mop < wischen, wische | trapear, fregar el suelo | passer la serpillière | passar pano
iron < bügeln, bügle | planchar, plancho | repasser, repassage | passar roupa, passar a ferro
sew < nähen, nähe | coser | coudre, couture | costurar
knit < stricken, stricke | tejer | tricoter | tricotar
rent < miete | alquiler, renta | loyer | aluguel, renda
bill < rechnung, rechnungen | factura, facturas, recibo | facture, factures | fatura, faturas, conta
pay < bezahlen, bezahle, zahlen, überweisen, überweise | pagar, pago | payer, paie, régler | pagar, pago
taxes < steuer, steuern, steuererklärung, finanzamt | impuestos, declaración de la renta, hacienda | impôts, déclaration | imposto, imposto de renda
insurance < versicherung | seguro | assurance, mutuelle | seguro
bank < bank, sparkasse | banco | banque | banco
money < geld | dinero, plata | argent, fric | dinheiro, grana
contract < vertrag | contrato | contrat | contrato
cancel < kündigen, kündige, absagen | cancelar, cancelo, dar de baja | résilier, annuler | cancelar, cancelo
landlord < vermieter | casero, arrendador | proprio, propriétaire | senhorio, proprietário
neighbor < nachbar, nachbarn, nachbarin | vecino, vecina | voisin, voisine | vizinho, vizinha
uncle < onkel | tío | oncle, tonton | tio
aunt < tante | tía | tante, tata | tia
cousin < cousin, cousine | primo, prima | cousin, cousine | primo, prima
nephew < neffe, nichte | sobrino, sobrina | neveu, nièce | sobrinho, sobrinha
kids < kinder, kids, kleinen | niños, peques, hijos | enfants, gosses, petits | filhos, crianças
daughter < tochter | hija | fille | filha
son < sohn | hijo | fils | filho
friends < freunde, freunden, kumpels | amigos, amigas | amis, potes, copains | amigos, galera
friend < freund, freundin, kumpel | amigo, amiga | ami, amie, pote | amigo, amiga
wedding < hochzeit | boda | mariage | casamento
party < party, feier | fiesta | fête, soirée | festa
concert < konzert | concierto | concert | show, concerto
movie < film, kino | película, peli, cine | film, ciné, cinéma | filme, cinema
museum < museum | museo | musée | museu
theater < theater | teatro | théâtre | teatro
photos < fotos, bilder | fotos | photos | fotos
phone < handy, telefon | móvil, celular, teléfono | téléphone, portable, tel | celular, telemóvel
screen < bildschirm | pantalla, pantallas | écran, écrans | tela, telas
laptop < laptop, rechner, computer | portátil, ordenador, compu | ordi, ordinateur | computador, notebook
backup < backup, sichern | copia de seguridad | sauvegarde | backup
password < passwort | contraseña | mot de passe | senha
call < anrufen, telefonieren, rufe an, rufe | llamar, llamo, telefonear | appeler, appelle, téléphoner | ligar, ligo, telefonar
write < schreiben, schreibe, verfassen | escribir, escribo, redactar | écrire, écris, rédiger | escrever, escrevo, redigir
send < schicken, schicke, senden, abschicken, verschicken | enviar, envío, mandar, mando | envoyer, envoie | enviar, envio, mandar, mando
reply < antworten, antworte, beantworten | responder, respondo, contestar | répondre, réponds | responder, respondo
ask < fragen, frage | preguntar, pedir | demander, demande | perguntar, pedir
thank < bedanken, danken | agradecer | remercier | agradecer
invite < einladen | invitar | inviter | convidar
visit < besuchen, besuche | visitar, visito | visiter, rendre visite, voir | visitar, visito
meet < treffen, treffe, verabreden | quedar con, encontrarme, ver a | retrouver, rencontrer | encontrar, ver
help < helfen, helfe | ayudar, ayudo | aider, aide | ajudar, ajudo
practice < üben, übe, trainiere | practicar, practico, ensayar | pratiquer, travailler mon, m'entraîner | praticar, pratico, ensaiar
learn < lernen, lerne | aprender, aprendo | apprendre, apprends | aprender, aprendo
study < lernen für, büffeln, pauken, wiederholen | estudiar, estudio, repasar | étudier, réviser, révise, bosser | estudar, estudo, revisar
read < lesen, lese, weiterlesen | leer, leo | lire, lis, bouquiner | ler, leio
watch < schauen, anschauen, gucken | ver, mirar | regarder | ver, assistir
listen < hören, anhören | escuchar | écouter | ouvir, escutar
draw < zeichnen, zeichne, malen | dibujar, dibujo | dessiner, dessin | desenhar, desenho
play < spielen, spiele | jugar, juego, tocar | jouer, joue | jogar, jogo, tocar, brincar
sing < singen, chor | cantar, coro | chanter, chorale | cantar, coral
dance < tanzen, tanzkurs | bailar, baile | danser, danse | dançar, dança
guitar < gitarre | guitarra | guitare | violão, guitarra
piano < klavier | piano | piano | piano
violin < geige | violín | violon | violino
drums < schlagzeug | batería | batterie | bateria
song < lied, lieder | canción, canciones | chanson, morceau | música, canção
book < buch, roman | libro, novela | livre, roman, bouquin | livro, romance
newspaper < zeitung | periódico | journal | jornal
poem < gedicht | poema | poème | poema
homework < hausaufgaben, hausaufgabe | deberes, tarea, tareas | devoirs | lição de casa, dever, deveres
exam < prüfung, klausur, abi | examen, parcial, oposición, selectividad | examen, partiel, concours, bac | prova, exame, vestibular
thesis < bachelorarbeit, masterarbeit, doktorarbeit, diss, abschlussarbeit | tesis, tfg, tfm, memoria | mémoire, thèse | tcc, tese, dissertação, monografia
essay < aufsatz, hausarbeit, essay | ensayo, redacción | dissertation, dissert, rédaction | redação, ensaio
lecture < vorlesung, seminar | clase magistral, seminario | cours magistral, amphi | palestra
class < kurs, unterricht | clase, clases, curso | cours | aula, aulas
course < onlinekurs, kursus, lehrgang | curso | formation, mooc | curso
math < mathe, mathematik | mates, matemáticas | maths, mathématiques | matemática
history < geschichte | historia | histoire | história
chemistry < chemie | química | chimie | química
physics < physik | física | physique | física
english < englisch | inglés | anglais | inglês
spanish < spanisch | español | espagnol | espanhol
french < französisch | francés | français | francês
german < deutsch | alemán | allemand | alemão
words < vokabeln, wörter | palabras, vocabulario | mots, vocabulaire, vocab | palavras, vocabulário
notes < notizen, mitschrift | apuntes, notas | notes, fiches | anotações, notas
report < bericht, protokoll | informe, reporte, memoria anual | rapport, compte rendu | relatório
presentation < präsentation, vortrag, referat | presentación, exposición | présentation, exposé | apresentação
slides < folien | diapositivas, diapos | diapos, slides | slides
proposal < angebot, vorschlag, antrag | propuesta, presupuesto | proposition, devis, offre | proposta, orçamento
application < bewerbung, bewerbungen | solicitud, candidatura, candidaturas | candidature, candidatures | candidatura, candidaturas, inscrição
resume < lebenslauf | currículum, currículo, cv, curriculums | cv | currículo
apply < bewerben, bewerbe | postular, aplicar, solicitar | postuler, postule, candidater | candidatar, aplicar
job < job, stelle, stellen | trabajo, empleo, puesto | job, poste, boulot, taf | emprego, vaga, trabalho
jobs < jobs, stellen | ofertas, empleos | offres, postes | vagas, empregos
boss < chef, chefin | jefe, jefa | patron, patronne, chef, boss | chefe
colleague < kollege, kollegin, kollegen | colega, compañero, compañera | collègue, collègues | colega, colegas
client < kunde, kunden, kundin | cliente, clientes | client, cliente, clients | cliente, clientes
meeting < besprechung, meeting, termin | reunión | réunion | reunião
interview < vorstellungsgespräch, bewerbungsgespräch | entrevista | entretien | entrevista
invoice < rechnung schreiben, faktura | factura, facturas a clientes | facture client | nota fiscal
website < website, webseite, homepage | web, página web, sitio | site, site web | site
code < programmieren, coden, code | programar, código | coder, programmer, code | programar, código
bug < bug, fehler | error, bug | bug | bug, erro
prototype < prototyp | prototipo, maqueta | prototype, maquette | protótipo, maquete
overtime < überstunden | horas extra | heures sup | horas extras
spreadsheet < tabelle | hoja de cálculo | tableur | planilha
mail < mails, postfach | correo, correos | mails, boîte mail | emails, caixa de entrada
run < laufen, laufe, joggen, jogge | correr, corro, trotar | courir, cours, footing, jogging | correr, corro, corrida
walk < spazieren, spazieren gehen, spaziergang, gassi | caminar, camino, pasear, paseo | marcher, marche, promenade, balade | caminhar, caminhada, passear
walk the dog < gassi gehen, hund ausführen, mit dem hund raus | pasear al perro, sacar al perro, pasear a la perra | sortir le chien, promener le chien | passear com o cachorro, levar o cachorro pra passear, passear o cão
swim < schwimmen, schwimme, bahnen | nadar, nado, natación | nager, nage, natation, piscine | nadar, nado, natação
gym < fitnessstudio, fitness, studio, mucki bude | gimnasio, gym, gimna | salle de sport, salle, muscu | academia, ginásio, musculação
training < training, trainieren | entreno, entrenar, entrenamiento | entraînement, s'entraîner, muscu | treino, treinar
skate < inlineskaten, schlittschuh laufen, skaten | patinar, patinaje | patiner, roller, patinage | patinar, andar de patins
hike < wandern, wanderung | senderismo, excursión, caminata | rando, randonnée | trilha, caminhada na serra
bike ride < radfahren, radtour, fahrrad fahren | montar en bici, andar en bici | faire du vélo, sortie vélo | andar de bicicleta, pedalar
stretch < dehnen, dehne | estirar, estiramientos | étirements, m'étirer | alongar, alongamento
pushups < liegestütze, liegestützen | flexiones, lagartijas | pompes | flexões
squats < kniebeugen | sentadillas | squats | agachamentos
sets < sätze | series | séries | séries
situps < situps | abdominales | abdos | abdominais
meditate < meditieren, meditiere | meditar, medito | méditer, médite | meditar, medito
sleep < schlafen, einschlafen, schlafe | dormir, duermo, acostarme | dormir, dors, me coucher | dormir, durmo, deitar
wake up < aufstehen, aufwachen, stehe auf | despertarme, levantarme, madrugar | me lever, me réveiller, lever tôt | acordar, levantar
doctor < arzt, ärztin, hausarzt, hautarzt, frauenarzt, arzttermin | médico, médica, doctor | médecin, docteur, toubib | médico, médica
dentist < zahnarzt, zahnärztin | dentista | dentiste | dentista
physio < physio, krankengymnastik | fisio, fisioterapia | kiné | fisio, fisioterapia
therapy < therapie | terapia, psicólogo, psicóloga | thérapie, psy | terapia, psicólogo, psicóloga
pharmacy < apotheke | farmacia | pharmacie | farmácia
meds < medikamente, tabletten, medis | medicinas, medicación, pastillas | médocs, médicaments | remédios, medicamentos
vitamins < vitamine | vitaminas | vitamines | vitaminas
vaccine < impfung, impfen | vacuna | vaccin | vacina
smoking < rauchen, rauche | fumar, fumo | fumer, fume | fumar, fumo
cigarettes < kippen, zigaretten | cigarros, cigarrillos, pitis | clopes, cigarettes | cigarros, cigarro
alcohol < alkohol, bier, wein | alcohol, cerveza, vino | alcool, bière, vin | álcool, cerveja, vinho
coffee < kaffee | café | café | café
water < wasser | agua | eau | água
journal < tagebuch | diario | journal intime | diário
haircut < friseur, haare schneiden | peluquería, cortarme el pelo, corte de pelo | coiffeur, coupe de cheveux | cabeleireiro, cortar o cabelo, cortar cabelo
church < kirche, gottesdienst | iglesia, misa | église, messe | igreja, missa
pray < beten | rezar, orar | prier | rezar, orar
social media < social media, insta, tiktok | redes, redes sociales, insta | réseaux, réseaux sociaux, insta | redes sociais, insta
article < artikel | artículo | article | artigo
more patient < geduldiger | más paciente | plus patient, plus patiente | mais paciente
more organized < ordentlicher, organisierter | más organizado, más organizada, más ordenado | plus organisé, mieux organisé | mais organizado, mais organizada
earlier < früher | más temprano | plus tôt | mais cedo
better < besser, bessere, besserer | mejor | mieux, meilleur, meilleure | melhor
`;

const COLUMNS = { de: 0, es: 1, fr: 2, pt: 3 } as const;

/** The entries for one language, written as its own table is. */
export const everydayWords = (language: keyof typeof COLUMNS): string =>
  TABLE.split('\n')
    .filter((row) => row.includes('<'))
    .map((row) => {
      const [english = '', sources = ''] = row.split(' < ');
      return `${english} < ${sources.split('|')[COLUMNS[language]]!.trim()}`;
    })
    .join('\n');
