/** German words for passphrases, without umlauts and ß, which not every keyboard has at a sign-in screen; chosen for Latchkey. */
export const words = `
  abend abenteuer abfahrt abteil acht acker adler affe ahorn akazie akkord aktion alarm album algebra allee alm alpen
  alster altar amboss ameise ampel amsel ananas anemone angel anker anlage ansicht antenne antrag anzug apfel
  apotheke aprikose april aquarell arbeit archiv arena arm armband aroma arzt asphalt ast aster atelier atem atlas
  atom aubergine auge august aula auster auto avocado axt bach backe bad badehose bagger bahn bahnhof balkon ball
  ballett ballon balsam bambus banane band bank bankett barke baron bart basalt basar basilikum basis bass batterie
  bauch bauer baum baumwolle becher becken beere beet beginn beifall bein beispiel beitrag berg bernstein beruf besen
  besuch beton bett beutel biber biene bier bild birke birne biscuit bison blatt blech blei blick blitz block blume
  bluse boden bogen bohne bohrer boje bonbon boot borke botanik bote boxer branche brause brei brett brief brille
  brise brokkoli bronze brosche brot bruder brunnen brust buch buche bucht bude bund bunker burg burgunder bus busch
  bussard butter cafe camping cello chance chef chemie chor chronik clown cousin creme dach dachs dackel dahlie damm
  dampf dank datum daumen debatte decke degen deich delfin delle demut denkmal depot detail dezember dialog diamant
  dichter dill ding diplom direktor diskus distel docht dohle dolde dom donner dorf dorn dose drache draht drama
  drehbank drei drossel druck duell duft duo dutzend ebbe eber echo ecke edelstein efeu egel ehre eibe eiche eichel
  eigelb eile eimer einband eintritt eis eisen elch elefant elfenbein ellbogen elster eltern emaille ende energie
  engel enkel ente enzian epoche erbse erdbeere erde erfolg erker erle ernte ersatz esche esel essay essen essig
  etage etui eule euro export fabel fabrik fach fackel faden fahne fahrer fahrrad fahrt falke falte familie farbe
  farn fasan faser fass fassade fauna faust februar feder fee feier feige feile feld fell fels fenchel fenster ferien
  ferkel ferne fest festung fett feuer fibel fichte fieber figur film filter filz finger fink firma fisch flagge
  flamme flasche flaum flechte fleck flieder fliege fliese floh flora floss flotte flug fluss flut fohlen folge folie
  forelle form forst foto fracht frage frau freitag freude freund frieden frisur frosch frost frucht fuchs fuge funk
  funke furche fusion futter gabel galaxie galerie galopp gang gans garage garbe gardine garn garten gas gasse gast
  gatter gaumen gazelle gebet gebirge geburt gecko gedicht geduld gefieder gegend gehalt gehege geige geist gelb geld
  gelee gelenk gemse general geometrie gepard gerste geruch gesang gesicht gespann gestein gewicht gewinn gewitter
  giebel ginster gipfel gips giraffe gitarre gitter glanz glas glatteis glocke gold golf gondel gong gorilla grad
  grafik gramm granit gras grat grenze griff grille grotte gruppe gruss gulasch gummi gurke gurt haar habicht hafen
  hafer hagel hahn hai haken halle halm hals hammer hamster hand handel handtuch hanf hang harfe harke harz hase
  hasel haube haus haut hebel hecht hecke heer heft heide heilung heim heimat hektar held helm hemd henkel herbst
  herd herde hering herr herz heu himbeere himmel hirsch hirse hobel hof holz honig hopfen horizont horn hornisse
  hose hotel huf huhn hummel hummer humor hund hupe hut idee igel iltis imbiss imker impuls indigo inhalt insekt
  insel iris ironie jacke jade jagd jaguar jahr jalousie januar jasmin jeans jod joghurt journal jubel jugend juli
  juni juwel kabel kabine kachel kaffee kahn kai kajak kakao kaktus kalender kalk kamel kamera kamille kamin kamm
  kampf kanal kanne kante kanu kapelle kapitel kappe karaffe karotte karpfen karte karton karussell kassette kastanie
  kasten kater katze kegel kehle keks kelle keller kerbe kern kerze kessel kette kiefer kies kilo kind kino kiosk
  kirche kirsche kissen kiste kitt klammer klang klappe klarinette klasse klavier klee kleid klinge klinke klippe
  kloster knall knie knoblauch knopf knospe knoten koala koch koffer kohl kohle komet komma kommode kompass konfekt
  konzert kopf koralle korb kord kork korn korridor kosmos kost kraft kragen kran kranich kranz krapfen krater kraut
  krawatte krebs kreide kreis kresse kreuz krippe kristall krokus krone krug kruste kuchen kuckuck kugel kuh kulisse
  kunde kunst kupfer kuppel kurs kurve kuss kutsche labor lachs lack laden lager lagune lamm lampe land landkarte
  landschaft lasso last laterne latte laub lauch laune laus laute lavendel lawine leben leber leder legende lehm
  lehne lehrer leim leine leinen leiter lektion lenker leopard lerche lesung leuchte libelle licht liebe lied lilie
  limette limonade linde lineal linie linse liste liter lob loch locke lohn lok lorbeer los lot lotse lotus luchs
  luft luke lupe lupine macht magen magnet magnolie mahl mai mais majoran makrele malve mandarine mandel mango mann
  mantel marder margerite marille marine markt marmor marsch maske mass mast material matrose matte mauer maus
  medaille meer mehl meile meise meister melodie melone menge mensch messe messer metall meteor miene miete mikrofon
  milch minute minze mittag mitte mittwoch modell mohn molch moment monat mond montag moor moos mops morgen mosaik
  most motiv motor motte mulde mund murmel muschel museum musik muskat muskel muster mut mutter nabel nachbar nacht
  nachtigall nacken nadel nagel nahrung name napf narzisse nase nashorn natur nebel neffe nektar nelke nest netz
  neubau neugier neun nickel niere nische norden note notiz november nudel null nummer nuss oase obst ocker ofen ohr
  oktave oktober olive oma omelett onkel opal oper orange orchester orchidee orden ordner organ orgel origami orkan
  ort osten ostern otter ozean paar packung paddel paket palast palette palme panda panorama panther panzer papagei
  papier pappel paprika parade park parkett pass passage pate patent pauke pause pavian pedal pelikan pendel perle
  person petersilie pfad pfahl pfanne pfarrer pfau pfeffer pfeife pfeil pfeiler pferd pfirsich pflanze pflaume pflug
  pforte pfosten pfote pfund physik pilger pilot pilz pinguin pinie pinsel pirat pirol plakat plan planet plankton
  platane platte platz pokal pol polster pony portal porto posaune post praline preis primel prinz prisma probe
  profil programm prosa prozent pudding pudel puder puls pult pumpe punkt puppe purpur puzzle pyramide quadrat qualle
  quark quarz quelle quitte quiz quote rabatt rabe rad radar radieschen radio rahm rahmen rakete rampe rand ranke
  raps rasen raster rat ratte raub rauch raum raupe raute reaktor rebe rechen rechnung rede regal regel regen region
  reh reich reif reifen reihe reiher reim reis reise reiter rekord relief rennen rente rest retter rettich revier
  rezept rhabarber rhythmus ring rippe riss ritter robbe robe roboter rock rodel roggen rohr rolle roman rose rosine
  rosmarin ross rost rot rotor rubin ruder ruhe ruine rum rumpf runde rutsche saal saat sache sack safran saft sage
  sahne saite salamander salat salbe salbei salz samen samstag samt sand sandale sanduhr saphir sardine satz sauna
  schach schachtel schaf schal schale schall schanze schatten schatz schaukel schaum schein scheune schicht schiefer
  schiene schiff schild schilf schimmel schinken schirm schlaf schlamm schlange schleier schleife schlitten schloss
  schlucht schmied schmuck schnabel schnecke schnee schnur schokolade scholle schrank schraube schritt schuh schule
  schulter schutz schwalbe schwamm schwan schwarm schwein schwelle schwert see seegras segel sehne seide seife seil
  sekt sekunde sellerie semmel senf sense serie sessel sichel sieb sieg signal silbe silber sinn sirup sitz skala
  skat skizze sofa sohle sohn sommer sonate sonde sonett sonne sonntag sorte spargel spass spatz specht speer speise
  sperling spiegel spiel spinat spindel spinne spitze sport sprache sprung spur staat stab stachel stadt stahl stall
  stamm stand star start station statue staub steg stein stelle stempel steppe stern steuer stich stiefel stier stift
  stille stimme stirn stock stoff stolz storch strahl strand strauss strich stroh strom struktur strumpf stube studio
  stuhl stunde sturm suche sumpf suppe symbol szene tabelle tablett tafel tag takt tal talent tango tank tanne tante
  tanz tapete tapir tasche tasse taste tat tatze tau taube taucher taufe taxi technik tee teer teich teig teil teller
  tempel tempo teppich termin terrasse test text theater thema these thron thunfisch thymian ticket tiefe tiegel tier
  tiger tinte tisch titel toast tochter ton tonne topas topf tor torf torte tour tracht traktor tram traube traum
  treffen treppe tresen trichter trick trinkhalm tritt trommel trompete tropfen trost truhe tuch tukan tulpe tundra
  tunnel turban turbine turm turnier tusche ufer uhr uhu ulme umhang umlauf umweg umwelt union unkraut unterricht
  urkunde urlaub urne ursprung vanille vase vater ventil veranda verein verkehr verlag vers versuch vertrag vesper
  viadukt video vieh vier villa violine vitamin vogel vokal volk vollmond vorfahre vorhang vorrat vorsicht vorteil
  vulkan waage wabe wache wachs wachtel waffel wagen wahl wal wald walnuss walze wand wanderung wange wanne wappen
  ware wasser watte weber wechsel wecker weg weide wein weise weizen welle welpe welt wende werft werk wert wespe
  westen wette wetter wicke widder wiege wiese wild wille wind winkel winter wippe wirbel wirt witz woche wolf wolke
  wolle wort wruke wunder wunsch wurm wurst wurzel yak zahl zahn zander zange zapfen zarge zauber zaun zebra zeder
  zehe zehn zeichen zeiger zeile zeit zelle zelt zement zentrum zeppelin zettel zeuge ziege ziegel ziel ziffer
  zigarre zimmer zimt zink zirkel zirkus zitat zitrone zoll zone zopf zucker zug zukunft zunge zutat zweck zweig
  zwerg zwiebel zwilling
`
  .trim()
  .split(/\s+/)
