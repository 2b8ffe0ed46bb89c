package governance

import (
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// Swedish returns the word lists for Swedish municipal goals, a fresh copy. The verbs, effort phrases, value words and
// escape clauses are those that municipal guides on goal setting name; the measures are those that Kolada and
// municipal plans count; which word belongs where in a doubtful case is our default.
func Swedish() Lexicon {
	l := Lexicon{
		Name:   kvalitet.Label{SV: "Svenska målord", EN: "Swedish words of goals"},
		Source: kvalitet.OurDefault("ordlistan; utveckla är en varning, inte ett fel"),
		Words:  make(map[Term][]string, len(swedish)),
	}
	for t, list := range swedish {
		for w := range strings.SplitSeq(list, ",") {
			if w = strings.Join(strings.Fields(w), " "); w != "" {
				l.Words[Term(t)] = append(l.Words[Term(t)], w)
			}
		}
	}
	return l
}

// swedish holds the entries of each term, separated by commas.
var swedish = [terms]string{
	TermMeasure: `
andel*, antal, antalet, antalen, procentandel*, *andel, *andelen, *andelarna, hur många, hur stor andel, index, *index, *indexet,
*indexvärde*, nki, nmi, nri, nbi, hme, nöjd kund*, nöjd-kund*, nöjd-region*, nöjd-medborgar*, nöjd-inflytande*, nöjd region*,
nöjd medborgar*, nöjd inflytande*, enps, *betyg, *betyget, *betygen, betygs*, meritvärde*, *meritpoäng*, poäng*, *poäng, snittbetyg*,
*behörighet, *behörigheten, behörighetsgrad*, *examen, *examina, slutbetyg*, *kvot, *kvoten, *kvoter, kvoten, *volym*, volymen, *mängd,
*mängden, *mängder, mängden, nettokostnad*, *avgift, *avgiften, *avgifterna, *intäkt*, *utgift*, utdebitering*, årsresultat*, överskott*,
underskott*, *underskott*, budgetavvikelse*, *avvikelse, *avvikelsen, *avvikelserna, budgetföljsamhet*, prognossäkerhet*, soliditet*,
likviditet*, kassalikviditet*, självfinansiering*, *täckningsgrad*, låneskuld*, *låneskuld*, dödstal*, ohälsotal*, brottstal*, födelsetal*,
*deltagartal*, sjukpenningtal*, sjukpenningtalet, kostnadstäckningsgrad*, självfinansieringsgrad*, sysselsättningsgrad*,
*sysselsättningsgrad*, belåningsgrad*, investeringsgrad*, avskrivning*, *nyttjandegrad*, beläggningsgrad*, nyttjandegrad*, återvinningsgrad*,
*återvinningsgrad*, förvärvsfrekvens*, skuldsättningsgrad*, genomförandegrad*, utbyggnadsgrad*, servicegrad*, andelstal*, *skuld, *skulden,
*skulder, *skulderna, skuldsättning*, upplåning*, *lånevolym*, borgensåtagande*, eget kapital, skattesats*, skatteuttag*, kommunalskatt*,
kommunalskatten, skatten, skattekraft*, investering*, *investeringar, *investeringarna, nettoinvestering*, avkastning*, omsättning*,
ramavvikelse*, budgetram*, budgetramen, *frånvaro, *frånvaron, frånvaro*, *närvaro, *närvaron, sjuktal*, sjukskrivning*, *sjukskrivningar*,
ohälsotalet, frisktal*, långtidsfrisk*, korttidsfrånvaro*, medarbetarindex*, övertid*, mertid*, handläggningstid*, *väntetid*,
*handläggningstid*, *ledtid*, genomsnittlig tid, tiden för, tiden från, tiden mellan, restid*, *restid*, vistelsetid*, insatstid*,
utryckningstid*, väntetid*, kötid*, svarstid*, ledtid*, sysselsättning*, *arbetslöshet*, *sysselsatta, arbetstillfäll*, försörjningsstöd*,
ekonomiskt bistånd, bidragsberoende*, biståndstagare*, självförsörj*, nyföretag*, invånarantal*, invånarantalet, folkmängd*,
befolkningsökning*, befolkningstillväxt*, befolkningsutveckling*, inflyttning*, nettoinflyttning*, flyttnetto*, födelseöverskott*,
utflyttning*, inpendling*, pendling*, utsläpp*, *utsläpp*, växthusgas*, koldioxid*, klimatpåverkan*, energianvändning*, energiförbrukning*,
elförbrukning*, *förbrukning*, kwh, *svinn, *svinnet, matsvinn*, avfallsmäng*, restavfall*, hushållsavfall*, återvinning*, *återvinning*,
återbruk*, materialåtervinn*, ekologiska livsmedel, närproducerad*, kravmärkt*, fossila bränslen, förnybar*, solenergi*, solel*, solceller*,
vattenförbrukning*, vattenkvalitet*, partiklar, kvävedioxid*, buller*, bullerniv*, ozon*, fosfor*, kväve*, övergödning*,
resandet med kollektivtrafik*, kollektivtrafikresande*, kollektivtrafikens marknadsandel*, cykling*, cykelresor*, cykeltrafik*, biltrafik*,
körsträck*, hyresrätt*, villatomt*, särskilt boende platser, vårdplatser, barnfattigdom*, *fattigdom, *fattigdomen, hemlös*, hemlöshet*,
vräkning*, avhysning*, brott, brotten, *brott, *brotten, brottslighet*, *brottslighet*, stölder, inbrott*, våldsbrott*, skadegörelse*,
klotter*, olyckor, *olyckor, *olyckorna, olycksfall*, skador, *skador, *skadade, fallolyckor*, fallskador*, trafikolyckor*, bränder,
*bränder, dödade, omkomna, självmord*, drogmissbruk, rökning, *rökning*, rökare, *rökare, drogvanor*, alkoholkonsumtion*, debutålder*,
debutåldern, medellivslängd*, livslängd*, övervikt*, dödlighet*, karies*, vaccination*, täckningsgrad*, smittspridning*, självskattad hälsa,
självskattade hälsa*, psykisk ohälsa, psykiska ohälsa*, ohälsa, ohälsan, barngrupper*, barngruppsstorlek*, gruppstorlek*, personaltäthet*,
lärartäthet*, barn per, elever per, klasstorlek*, valdeltagande*, besök, *besök, *besöken, besökare, *besökare, gästnätter*, övernattning*,
utlån*, *utlån, *medlemmar, deltagarantal*, klagomål*, *anmälningar*, reklamationer*, överklagande*, avhopp*, studieavbrott*, *avbrott,
genomströmning*, måluppfyllelse*, måluppfyllelsen, kunskapsresultat*, studieresultat*, skolresultat*, provresultat*, läsförmåga*,
gymnasiebehörig*, personalomsättning*, personalkontinuitet*, kontinuitet*, lönegap*, löneskillnad*, löneskillnader*, lönekostnad*,
timavlönad*, timanställd*, timvikarie*, heltidsarbet*, heltidsanställ*, deltidsarbet*, årsarbetare*, chefstäthet, medarbetare per chef,
bredbandsutbyggnad*, fiberutbyggnad*, *uppkoppling*, leveranssäkerhet*, *ranking*, rankning*, nöjdhet*, *nöjdhet*, nöjda kunder, gini*,
inkomst*, medelinkomst*, *inkomst, utbildningsnivå*, kundnöjdhet*, svarsfrekvens*, tillgänglighetsindex*, lokalyta*, kvadratmeter*,
markreserv*, körda mil, överlevnad*, trångboddhet*, nyanmäl*, orosanmälning*, återaktualiser*, placeringsdygn*, vårddygn*,
utskrivningsklara*, vårdtid*, överbeläggning*, läckage*, *läckage*, strömavbrott*, bräddning*, *förluster, undervisningstimm*,
telefonsamtal*, industrimark*, verksamhetsmark*, markanvisning*, omsättningen, omsättningstillväxt*, tillväxt i*, brp, lönesumma*,
resultatet, årets resultat, resultat före*, ekonomiska resultat*, ekonomiskt resultat, rörelseresultat*, betygsresultat*, prov resultat,
elevresultat*, enkätresultat*, nettoresultat*, positivt resultat, *kostnad, *kostnaden, *kostnader, *kostnaderna, *kostnadernas, *kostnadens,
kostnadstäckning*, kostnadsnivå*, kostnadsutveckling*, kostnadsavvikelse*, besöksantal*, besökstal*, arbetslöshet*, *arbetslöshet,
*arbetslösheten, resultatens, resultatnivå*, årsmedelvärde*, måttet, nyckeltal*, kö, köer, köerna, kön, *köer, *köerna, solelsproduktion*,
taxa, taxan, taxor, taxorna, hyra, hyran, hyror, hyrorna, amortering*, vinst*, vinsten, rörelsemarginal*, utdelning*, driftnetto*,
medelålder*, pensionsålder*, vakans*, avtalstrohet*, ramavtalstrohet*, bränsleförbrukning*, trafikarbete*, bilresande*, hyresnivå*,
frånvarotid*, elevnärvaro*, skolfrånvaro*, språkresultat*, läsresultat*, beläggning, beläggningen, sjukpenning*, rehabiliteringstid*,
driftstörning*, felanmälning*, energiprestanda*, energieffektivitet*, koldioxidbudget*, grundvattennivå*, skogsareal*, åkermark*,
kollektivtrafikandel*, marknadsandel*, kostnadsutvecklingstakt*, ökningstakt*, ökningstakten, utvecklingstakt*, investeringsutgift*,
investeringsram*, investeringsvolym*, resultatkrav*, avkastningskrav*, budgetunderskott*, kollektivt resande, åka kollektivt,
åker kollektivt, resandet med*, resandet i kollektiv*, resor med*, suicid, suicider*, suicidtal*, antal suicid,
skillnaden mellan, skillnaden i, gapet mellan, glappet mellan,
*antal, *antalet, *sgrad, *sgraden, *frekvens, *frekvensen, *täthet, *tätheten, *halt, *halten, *halter, *halterna, areal*, *areal,
*arealen, *omsättning, *omsättningen, *trohet, *troheten, *bortfall, *bortfallet, *poängen, *siffror,
*siffrorna, *visningar, *visningarna, *konkurser, *konkurserna, *anställningar, *anställningarna, *avgångar, *avgångarna, *skadorna,
*bränderna, bränderna, bullret, *incidenter, *incidenterna, *avtryck, *avtrycket, *förlusterna, *åkande, *åkandet,
*dödlighet, *dödligheten, läsförståelse*, undervisningstid*, biståndstid*, bidragstid*, inställelsetid*, responstid*, brukartid*,
framkörningstid*, utförd tid, byggtakt*, skolk*, mobbning*, kränkningar*, hot och våld, klottret, nedskräpning*, cyklande*, gångtrafik*,
punktlighet*, hastighet*, luftkvalitet*, artrikedom*, våtmarksareal*, biståndsmottagare*, köpkraft*, direktupphandling*, tillbud*,
personalrörlighet*, jämix, svarsgrad*, deltagartillfäll*, stillasittande*, fetma*, snusning*, vapande*, trycksår*, undernäring*,
nattfasta*, ej verkställda beslut, icke verkställda beslut, sidvisning*, medborgarförslagen, planreserv*, underhållsbehov*,
underhållsskuld*, mobiltäckning*, bredbandstäckning*, avståndet mellan, hemtjänsttimm*, egenproducerad el, lex sarah-rapport*,
*ingstid, *ingstiden, *ingstider, *ingstiderna, *kunnighet, *kunnigheten, *utbetalning, *utbetalningar, *utbetalningarna,
papperskonsumtion*, köttkonsumtion*, vattenkonsumtion*, elkonsumtion*, läkemedelskonsumtion*, väntelist*, *kontinuitet, *kontinuiteten`,
	TermCountable: `
bostad*, *bostad, bostäder, *bostäder*, *lägenheter*, lägenhet*, hyresrätter*, tomter, *tomter, bygglov, detaljplaner*, *platser, platserna,
företag, företagen, *företag, *företagen, företagande*, jobb, jobben, *jobb, *jobben, arbetstillfäll*, resor, resorna, *resor, *resorna,
besök, besöken, deltagare, *deltagare, medlemmar, e-tjänster*, ärenden, *ärenden, synpunkter, avvikelser, *samtal, *träffar, etableringar*,
*etableringar, *etableringarna, verksamheter, avfall, avfallet, *avfall, *avfallet, livsmedel, *livsmedel, ekologisk*, *användning*,
bredband*, fiber*, heltidstjänst*, heltid*, placering*, aktiviteter, *aktiviteter, bostadsbyggande*, bostadsbyggandet, lån, lånen, låntagare,
*lån, *lånen, avgifter, invånare, invånarna, kommuninvånare, befolkning, elbilar, bilar, *fordon, laddstolp*, laddpunkt*, *pooler,
gång- och cykelväg*, cykelväg*, cykelban*, busslinjer, *linjer, turister, evenemang, *evenemang, praktikplatser*, arrangemang, *arrangemang,
lärlingar, feriejobb*, utbildningsplatser, behöriga lärare, legitimerade lärare, solceller*, *anläggningar, elever per, medborgarförslag,
e-förslag, bygglovsärenden, nystartade, vuxna i studier, studerande*, examinerade, kilometer, företagsklimat*, turism*, turismen,
deltagandet i, deltagande i, resultaten i, resultaten, resultat i, solcellsproduktion*, elproduktion*, utlåning*, cykelpendling*,
befolkningen, befolkningens,
synpunkterna, rapporter, *rapporterna, klagomålen, *paddor, *laddare, elbilsladdare*,
transporter, transporterna, *transporter, *transporterna, trafiken, *trafiken, inköp, inköpen, *inköp, *inköpen`,
	TermConstruct: `
delaktighet*, inflytande*, engagemang*, *engagemang, *engagemanget, kvalitet, kvaliteten, *kvalitet, *kvaliteten, kvaliteter, trygghet*,
tryggheten, tillit*, attraktivitet*, attraktionskraft*, hälsa, hälsan, folkhälsa*, livskvalitet*, välbefinnande*, välmående*, trivsel*,
trivseln, jämställdhet*, mångfald*, integration*, integrationen, inkludering*, jämlikhet*, demokrati*, *demokrati, *demokratin, livsmiljö*,
miljön, *miljö, kreativitet*, innovation*, *möjligheter, möjlighet, möjligheten, möjligheterna, förutsättning*, tillgänglighet*,
*tillgänglighet*, bemötande*, bemötandet, samverkan, samverkan*, samarbete*, samarbetet, dialog*, dialogen, kommunikation*, hållbarhet*,
effektivitet*, effektiviteten, produktivitet*, utveckling, utvecklingen, *utveckling, *utvecklingen, tillväxt, tillväxten, byggande*,
byggandet, lärande, lärandet, *lärande, kompetens*, kompetensen, rekrytering*, service, servicen, *service, *servicen, öppenhet*,
transparens*, motivation*, stolthet*, känsla*, känslan, gemenskap*, *gemenskap, *gemenskapen, kultur, kulturen, *liv, *livet, näringsliv*,
resande, resandet, produktion*, produktionen, försäljning*, försäljningen, utbud*, utbudet, *utbud, *utbudet, stöd, stödet, *stöd,
*stödet, insatser, insatserna, *insatser, *arbete, *arbetet, arbetet, vården, omsorgen, *rättssäkerhet*, digitalisering*, digitaliseringen,
mötesplats*, *mötesplatser, resurser, resurserna, ledarskap*, medarbetarskap*, värdegrund*, kunskap, kunskapen, kunskaper, kunskaperna,
medvetenhet*, varumärke*, *varumärke*, image*, beredskap*, självständighet*, valfrihet*, valfriheten, kontinuerlig dialog, arbetsmiljö*,
arbetsmiljön, *upplevelser, *upplevelse, biologisk mångfald*, arbetsro*, likvärdighet*, likvärdigheten, förtroende*, förtroendet, förmåga*,
förmågan, *förmåga, *förmågan, helhetssyn*, stadsmiljö*, klimatet, miljömedvetenhet*, *anpassning*,
skillnader, skillnaderna, *skillnader, *skillnaderna, ojämlikhet*, utanförskap, utanförskap*, segregation*, segregationen, likabehandling*`,
	TermPerceived: `
upplev*, *upplevd*, uppfatta*, nöjd, nöjda, nöjdare, nöjdast, nöjda med, känner sig*, känna sig*, känner trygghet, känna trygghet, trivs, trivas, anser, anser att, anse, tycker, tycka, svarar att, uppger*, är trygga, rekommendera*, känner att, känner till, känna till, brukarundersökning*,
kundundersökning*, medarbetarundersökning*, medborgarundersökning*, elevenkät*, *enkät*, *undersökning*`,
	TermRise: `
öka, ökar, ökas, ökat, ökad, ökade, ökande, ökning*, höja, höjer, höjs, höjas, höjd, höjt, höjda, förbättr*, stärka, stärks, stärkas, stärker, stärkt, stärkta, växa, växer, stiga, stiger, utökas, utöka, utökar, utökad*, utökat, bli bättre, fördjupa*, främja ökad*, förlänga*, bättre,
högre, större, snabbare, tätare, ökningen, accelerera*, förstärk*, breddas, bredda`,
	TermFall: `
minska, minskar, minskas, minskat, minskad, minskade, minskande, minskning*, sänka, sänker, sänks, sänkas, sänkt, sänkta, reducera*, kortas, korta, kortare, förkorta*, lägre, mindre, sjunka, sjunker, avta, nedbringa*, begränsa*, begränsas, upphör*, upphöra, fasas ut, fasa ut, utfasa*, fasats ut, bli färre, blir färre, dämpa*, pressas, bromsa*, motverka*,
försvinna, ned, utjämna*, utjämnas`,
	TermMore: `fler, färre, allt fler, allt färre, fler än, färre än, flest`,
	TermAtLeast: `
minst, lägst, åtminstone, minimum, minimi*, överstiga, överstiger, överstig*, mer än, fler än, över, uppgå till, uppgår till, uppgår, uppgå, ej understiga, inte understiga, inte understiger, ej understiger, inte lägre än, inte vara lägre än, högre än, bättre än, större än, uppnå, uppnår, nå, når, ska nå, motsvara, motsvarar, utgöra, utgör, utgörs,
eller mer, eller högre, eller fler, eller bättre, eller över`,
	TermAtMost: `
högst, max, maximalt, maximum, som mest, inte överstiga, ej överstiga, inte överstiger, ej överstiger, inte vara högre än, inte högre än, understiga, understiger, mindre än, färre än, lägre än, under, ned till, inte mer än, ej mer än, inom ramen för, får uppgå till, inte överskrida, ej överskrida, inte överskrider, eller mindre, eller lägre, eller färre, eller bättre,
kortare än, inte ta mer än, inte ta längre tid än`,
	TermBenchmark: `
riksgenomsnitt*, rikssnitt*, riksmedel*, genomsnittet, genomsnitt i riket, snittet, medelvärdet, medianen, medianvärde*, *genomsnittet, *snittet, *medelvärde*, riket, riket i övrigt, rikets, länssnitt*, länsgenomsnitt*, länet i övrigt, kommungenomsnitt*, jämförbara kommuner, jämförelsekommun*, liknande kommuner, kommungrupp*,
andra kommuner, övriga kommuner, genomsnittet för, genomsnittlig kommun, landets kommuner, referenskostnad*, standardkostnad*, förväntade värde*, förväntad nivå, modellberäkn*, referensgrupp*, inflationen, befolkningsökningen, skatteintäkternas, skatteintäkterna ökar, övriga landet, landet i övrigt, riksnivå*`,
	TermEvery: `
alla, samtliga, varje, ingen, inga, inget, allas, ingens, inte någon, inte några, hela, var och en, hundraprocentig*, helt, aldrig,
utan undantag, fullt ut, all, allt`,
	TermPure: `
fossilfri*, fossilbränslefri*, fossiloberoende*, oberoende av fossil*, fri från fossil*, fria från fossil*, fritt från fossil*, klimatneutral*, koldioxidneutral*, klimatpositiv*, nettonoll*, nollutsläpp*, noll utsläpp, utsläppsfri*, giftfri*, rökfri*, drogfri*, kemikaliefri*, avgiftsfri*, plastfri*, helt förnybar*, nollvision*,
fri från*, fria från*, fritt från*, utan fossila*, 100-procentigt, fullt utbyggd*, full behovstäckning*, full täckning, full sysselsättning, skuldfri*, koldioxidfri*, självförsörjande på*, energineutral*, koldioxidsnål, noll`,
	TermHold: `
oförändrad*, oförändrat, bibehåll*, bibehålls, behålla, behålls, inte öka, ej öka, inte ökar, inte höja, inte höjas, inte höjs, ej höjas,
inte minska, ej minska, inte minskar, inte sänkas, inte försämras, ej försämras, inte understiga, inte bli fler, halver*, fördubbla*,
dubblera*, tredubbla*, positivt, positiv, positiva resultat, positivt resultat, inte vara negativ*, större än noll, lika med eller,
lika hög*, lika stor*, i nivå med, i paritet med, minst lika, samma nivå, på samma nivå, nuvarande nivå, dagens nivå, ligga kvar på,
i takt med, inte snabbare än, plus minus noll, överträffa*, över genomsnitt*, över snitt*, under genomsnitt*, under snitt*, i fas med,
högre än föregående, lägre än föregående, bättre än föregående, högre än förra, lägre än förra, bättre än förra, tiodubbla*, fyrdubbla*,
femdubbla*, trippla*, dubbleras, mer än fördubbla*, eliminer*, avskaffa*, utrota*`,
	TermState: `
budget i balans, ekonomi i balans, balans i ekonomi*, balanserad budget, balanserad ekonomi, balanserat resultat, balanskrav*, utan skattehöjning*, ingen skattehöjning, certifierad*, certifierat, certifiering*, diplomera*, miljödiplomera*, fairtrade*, inom budget, inom tilldelad*, inom beslutad*, inom given*, inom budgetram*, inom ram, hålla budget*, hålla sin budget,
håller budget*, håller sin budget, håller sig inom, hålla sig inom, bedriva verksamhet inom, bedriver verksamhet inom, rymmas inom*, ryms inom, i enlighet med budget*, följa budget, följer budget, nollresultat*, lagkrav*, uppfyller lagens krav, skattesatsen är, utan lån, amorter*, egenfinansier*, självfinansier*, finansieras med egna medel, finansieras med eget*, finansieras fullt, utan upplåning, utan nyupplåning, i drift,
god ekologisk status, god kemisk status, god status, godkänd status, vägledande miljökvalitetsnorm*, miljökvalitetsnorm*, tätskydd, tillgång till bredband, dricksvattenkrav*, tjänligt, upphandlad*, fullt finansierad*, nå balans, uppnå balans, i balans, ej använda, förbrukas inte, värdesäkra*, utan underskott*, genomföra verksamhet inom,
hålla tilldelad*, håller tilldelad*, hålla beslutad budget*, bedriva verksamheten inom, bedriver verksamheten inom, genomföra verksamheten inom`,
	TermAttain: `
behörig*, godkänd*, godkänt, gymnasieexamen, examen, examineras, fullfölj*, slutför*, klarar*, klara målen, når målen, nå målen,
når kunskaps*, nå kunskaps*, når minst, nå minst, når upp till, nå upp till, uppnå*, uppnår*, uppfyll*, erbjud*, får plats*, få plats*,
ha plats, tillgång till*, har tillgång*, ha tillgång*, har genomfört, ha genomfört, har fått, ha fått, genomgå*, genomgår*, genomfört,
deltar*, delta, delta i*, kan läsa*, läsa, läser, simkunnig*, simma, kan simma, i arbete*, i egen försörjning, egen försörjning,
i sysselsättning, i studier, arbete eller studier, till arbete, till studier, anmäl*, svar inom, besvar*, får svar*, få svar*, beslut inom,
legitimerad*, utbildad*, utbildade, vaccinera*, medarbetarsamtal*, utvecklingssamtal*, individuell*, genomförandeplan*, dokumentera*,
registrera*, ansluten*, anslutna*, uppkopplad*, heltid*, lönekartlägg*, leva i fattigdom, leva i hemlöshet, i fattigdom, hemlösa, vräks,
vräkas, utsätts*, utsättas*, kränk*, mobb*, diskriminer*, skadas, omkomma, omkommer, dödas, avlida, dricka, röka, röker, använder*, använda,
cyklar, cykla, åker, åka, reser, resa, går till, väljer*, välja, källsorterar*, sorterar*, sorteras, lever på, flyttar, flytta in*, startar,
starta, etablera*, anställ*, bostad, en bostad, egen bostad, arbeta heltid, kommer i, komma i, kommit i, går vidare, gå vidare, går ut,
har avslutat, har arbete, ha arbete, har ett arbete, hållplats inom, inom gångavstånd, följs upp, följas upp, ska följas, miljöcertifier*,
miljömärkt*, ekologisk*, energiklass*, håller minst, lösas, handläggs, handläggas, drivs med, drivas med, dricksvatten, ha ett arbete,
simundervisning*, lovskol*, praktik*, feriejobb*, sommarjobb*, sommararbete, förskoleplats*, avslutade, avsluta*, känner till, känna till,
rekommenderar, besöker, besöka, använts, lånar, ha en plan*, har en plan*, ha en fast*, har en fast*, ha en aktuell*, har en aktuell*,
ha en individuell*, ha en egen*, ha kunskap om, får feriearbete, har genomgått, ha genomgått, arbetslösa, försörjningsstöd, tas upp, ta upp,
ta in, i förskola*, går i, går alla,
vänta, väntar, bo i, bor i, bo på, bor på, bo utan, bor utan, sakna, saknar, stå utan, står utan,
förekomma, förekommer, inträffa, inträffar,
drivs av, drivas av,
verkställs, verkställas, verkställa,
*ombud, *ombudet, studiehandledning*, läxhjälp*, lagstadgad tid`,
	TermActivity: `
upprätta*, ta fram, tas fram, tar fram, tagits fram, utarbeta*, genomför, genomföra, genomförs, genomföras, inventera*, kartlägga*, kartläggs, utreda*, utreds, utred*, analysera*, påbörja*, inled, inleda, inleds, inledas, initiera*, implementera*, införa, införs, införas, inför ett, inför en, skapa, skapas, skapar, etablera, etableras, starta, startas, bilda, bildas, utbilda, utbildas, informera*, planera, planeras, planerar, revidera*, uppdatera*, översyn*, se över, ses över,
samordna*, samordning*, utveckla, utvecklas, utvecklar, utvecklat, arrangera*, anordna*, marknadsför*, delta i, deltar i, medverka*, samverka, samverkar, ordna*, beskriva, beskrivs, följa upp, följs upp, redovisa*, rapportera*, formulera*, prova*, pröva*, testa*, använda, effektivisera*, kvalitetssäkra*, tydliggör*, synliggör*, säkra, säkras, digitalisera*, modernisera*, förnya*, organisera*, rekrytera*, kommunicera*, bjuda in, lyfta fram, lyfta, fortsätta, fortsätter, intensifiera*, prioritera*, fokusera*, erbjuda, erbjuder, tillhandahålla*, ge, ger,
ansöka*, upphandla, bevaka*, konkurrensutsätt*, hålla, bygga ut, byggs ut, byggas ut, bygga, byggs, byggas, renovera*, rusta upp, anlägga*, anläggs, öppna, öppnas, installera*, bedriva, bedrivs, bedrivas, vidareutveckla*, ha dialog, föra dialog, skriva, skrivs, ordna, identifiera*, vidta*`,
	TermFinish: `
antas, antagen, antaget, antagna, anta, antagits, färdigställ*, färdigställs, vara klar, vara klart, vara klara, är klar, är klart, är klara,
vara färdig*, är färdig*, vara genomför*, är genomför*, vara inför*, är inför*, ha inför*, har inför*, vara upprätta*, är upprätta*,
vara framtag*, är framtag*, finns, finnas, ska finnas, vara implementera*, är implementera*, vara utbygg*, är utbygg*, vara byggd*,
är byggd*, byggs, byggas, stå klar*, står klar*, öppnas, öppna, öppnar, tas i bruk, invigas, invigs, invigd, beslutas, beslutad, beslutat,
har tagit fram, ha tagit fram, ha upprättat, har upprättat, vara beslutad*, ha antagit, har antagit, vara avslutad*, är avslutad*,
vara åtgärdad*, avvecklas, avvecklad*, inrättas, inrättad*, påbörjad, vara på plats, är på plats, införs, införas, vara etablerad*,
är etablerad*, vara igång, är igång, rivas, säljas, sålts, ha sålts, fastställas, fastställd*, fastställs, bygga, bilda, bildas, anlägga,
anläggas, renoveras, rustas upp, avveckla, inrätta, sälja, köpas in,
stå färdig*, står färdig*, stå klar*, bli klar*, blir klar*, bli färdig*, blir färdig*`,
	TermEffort: `
arbeta för, arbetar för, arbeta aktivt*, arbetar aktivt*, arbeta med, arbetar med, aktivt arbeta*, aktivt verka*, arbeta mot, arbetar mot,
arbeta vidare, arbeta förebyggande, arbetar förebyggande, sträva*, eftersträva*, verka för, verkar för, verka aktivt*, främja*, bidra till,
bidrar till, bidra, bidrar, bidra med, motverka, motverkar, stödj*, stödja, stötta*, stimulera*, säkerställ*, möjliggör*, genomsyra*,
utgå från, utgår från, utgå ifrån, i linje med, värna*, ta tillvara, tar tillvara, tas tillvara, tillvarata*, tillgodose*, underlätta*,
uppmuntra*, inspirera*, satsa på, satsar på, satsa, satsning*, medvetet arbete, ansträng*, engagera sig, beakta*, ta hänsyn*, verka i,
slå vakt om, vårda*, månar om, måna om, prägla*, präglas av, kännetecknas av, kännetecknas, skapa förutsättning*, skapar förutsättning*,
skapa goda förutsättning*, ge förutsättning*, ge möjlighet*, ges möjlighet*, ger möjlighet*, skapa möjlighet*, lägga grunden*,
fortsatt arbete, ha fokus på, har fokus på, sätta fokus*, ha beredskap*, kraftsamla*, driva på, påskynda*, präglas, ta ansvar, tar ansvar,
ansvarar för, förebygga, förebygger, förebyggs, förebyggas`,
	TermVague: `
attraktiv*, god, gott, goda, bra, trygg, trygga, tryggt, hållbar*, hållbart, kreativ*, kreativt, enkel, enkelt, enkla, öppen, öppet, öppna, inkluderande, värdig*, effektiv*, ändamålsenlig*, i framkant, framkant, ledande, levande, modern, modernt, moderna, stimulerande, trivsam*, hög kvalitet, högkvalitativ*, hög kvalité, god kvalitet, optimal*, optimera*, tillräcklig*, lämplig*, rimlig*, bästa möjliga, i toppklass, toppklass, i världsklass, världsklass, föredöme*, föregångskommun*, föregångare*, förstklassig*, professionell*, nytänkande, innovativ*,
likvärdig, likvärdigt, likvärdiga, jämlik*, jämställd*, välkomnande, välfungerande, väl fungerande, tydlig*, positiv bild, stolt, stolta, stark, starkt, starka, robust*, långsiktig*, framtidsinriktad*, kvalitativ*, näringsrik*, rik, rikt, delaktiga, sund*, hälsosam*, tillgänglig*, rättssäker*, kompetent*, engagerade, engagerad*, utvecklande, god ekonomisk hushållning, mångfald av, kostnadseffektiv*, resurseffektiv*, välmående, snabb, snabbt, flexibel*, flexibla, kundorienterad*, framgångsrik*`,
	TermEscape: `
där så är möjligt, när så är möjligt, så långt som möjligt, så långt det är möjligt, så långt möjligt, i möjligaste mån, i största möjliga mån, i största möjliga utsträckning, i största mån, i görligaste mån, om möjligt, i normalfallet, normalt, vid behov, vid möjlighet, efter behov, utifrån behov, i den mån, i tillämpliga delar, där det är möjligt, när det är möjligt, om det är möjligt, där det är lämpligt, där så är lämpligt, när så är lämpligt, i huvudsak, företrädesvis, inom ramen för tillgängliga, utifrån tillgängliga, efter förmåga, i rimlig omfattning, om resurser finns, om ekonomin tillåter, så mycket som möjligt, eventuellt`,
	TermSoft: `bör, borde, kan komma att, skulle kunna, vill, önskar, avser, avser att, är tänkt att, förväntas, har ambitionen, ambitionen är, strävar`,
	TermRank: `
bland de, bland dom, bland landets, bland sveriges, topp, top, ranking, ranking*, rankad*, rankas, *ranking, *rankingen, placering, placera sig*, placeras bland, plats, platsen, plats i, bästa fjärdedel*, övre fjärdedel*, bästa tredjedel*, övre tredjedel*, övre halva*, bästa kvartil*, övre kvartil*, första kvartil*, bästa 25*, gröna, grönt, bäst av, en av de, ett av de, topplac*, högst placer*`,
	TermBest: `
bäst, bästa, tryggast, tryggaste, attraktivaste, attraktivast, mest attraktiva, renaste, grönaste, vackraste, mest, främst, främsta, ledande, nummer ett, störst, största, miljövänligaste, friskaste, barnvänligaste, företagsvänligaste, säkraste, roligaste, jämställdaste, snabbast`,
	TermNumber: `
två, tre, fyra, fem, sex, sju, åtta, nio, tio, elva, tolv, tretton, fjorton, femton, sexton, sjutton, arton, nitton, tjugo, tjugofem, trettio, fyrtio, femtio, sextio, sjuttio, sjuttiofem, åttio, nittio, nittiofem, hundra, etthundra, tvåhundra, trehundra, fyrahundra, femhundra, tusen, ettusen, tvåtusen, tiotusen, femtusen, miljon, en miljon, miljoner, noll, hälften, tredjedel*, fjärdedel*, en procent, en procentenhet, en dag, en arbetsdag, en vecka, en timme, ett dygn, två tredjedelar, femtedel*, en halv, ett halvt, dubbelt så,
var tredje, var fjärde, var femte, var sjätte, var sjunde, var åttonde, var nionde, var tionde, vart tredje, vart fjärde, vart femte, vart tionde, varannan, vartannat,
en månad,
minst en, minst ett, högst en, högst ett, max en, max ett, mer än en, mer än ett, fler än en, fler än ett`,
	TermUnit: `
procent, procentenhet, procentenheter, procentig*, procenten, promille, kronor, kr, kronan, tkr, mkr, mnkr, mdkr, msek, miljoner kronor, tusen kronor, miljarder, öre, kwh, mwh, gwh, ton, kg, kilo, gram, liter, m2, kvm, km, mil, meter, hektar, ha, st, stycken, poäng, minuter, minut, sekunder, timmar, timme, dagar, dag, arbetsdagar, arbetsdag, dygn, vardagar, kalenderdagar, personer, platser, bostäder, lägenheter, invånare, elever, barn, företag, medarbetare, besök, besökare, db, grader, mbit, gbit`,
	TermDuration: `år, års, året, åren, månad, månader, månaderna, vecka, veckor, veckorna, mandatperiod*, åren`,
	TermMonth:    `januari, februari, mars, april, maj, juni, juli, augusti, september, oktober, november, december`,
	TermDue:      `senast, till, till och med, t o m, tom, t.o.m, tom, från och med, fr.o.m, fr o m, fram till, före, innan, år, vid utgången av, i slutet av, under, vid, per den, per, för, den`,
	TermPeriod: `
mandatperiod*, mandatperioden, mandatperiodens, planperiod*, planeringsperiod*, budgetperiod*, budgetåret, budgetår, programperiod*,
avtalsperiod*, strategiperiod*, målperiod*, verksamhetsåret, i år, under året, nästa år, nästkommande år, kommande år, kommande åren,
kommande tre*, kommande fyra*, kommande två*, kommande fem*, kommande tio*, närmaste åren, närmaste tre*, närmaste fyra*, närmaste fem*,
närmaste tio*, vid årets slut, årets slut, slutet av året, slutet på året, årets utgång, utgången av året, innan året är slut,
innan årets slut, före årets slut, årsskifte*, årsskiftet, *kvartalet, *tertialet, läsåret, läsår*, läsårets, höstterminen, vårterminen,
höstterminens, vårterminens, under hösten, under våren, under sommaren, under vintern, till hösten, till våren, under perioden, för perioden,
periodens slut, perioden, *årsperiod*, halvåret, första halvåret, innevarande år, detta år, aktuellt år, kommande mandat*, budgetårets,
verksamhetsårets, decenniet, decennium*, seklet, kvartal, kvartalet, tertial, tertialet, halvårsskifte*, innan sommaren, före sommaren,
efter sommaren, före jul, planår*, planeringsår*, budgetår*, året ut, kommande decenniet,
fullmäktigeperiod*, valperiod*,
nästa val, nästa valet, till valet`,
	TermAnnual: `
årets, årlig, årliga, årligt, årligen, varje år, vart år, per år, om året, år för år, år från år, från år till år, för varje år, årsvis,
vartannat år, vart tredje år, vartannat*, årsresultat*, årsresultatet, årsbasis, varje läsår, varje termin, per läsår, per termin,
en gång om året, gånger om året, två gånger per år, under varje år, årsgenomsnitt*, årssnitt*, varje verksamhetsår, alla år,
löpande tolvmånaders*, på helår, helåret, vid bokslut*, i bokslut*, i årsbokslut*, vid årsbokslut*, årsmedelvärde*, årsmedeltal*, för året,
per kalenderår, varje kalenderår, under ett kalenderår, årligt snitt, i årsgenomsnitt,
per invånare och år, per elev och år, per person och år, per anställd och år, per brukare och år, per barn och år, per medarbetare och år, per hushåll och år, per plats och år, per kvadratmeter och år, per kvm och år, per enhet och år, per skola och år, per boende och år, per årsarbetare och år`,
	TermBaseline: `
jämfört med*, jämfört mot, i jämförelse med*, jämförelse med*, i förhållande till*, i relation till, sedan, än, från, basår*, referensår*,
utgångsår*, utgångsläge*, utgångsvärde*, utfall*, nuläge*, enligt, mot, beslutad, beslutades, antagen, antogs, var, uppgick till, föregående,
förra, med basår, räknat från, utifrån, baserat på, startvärde*, tidigare, var år, ingångsvärde*, utgångspunkt*, utgångspunkten, nivå, nivån,
nivåer, värde, värden, värdet`,
	TermLabel: `
åk, årskurs, årskurserna, årskurs*, klass, skolår, nr, nummer, kap, kapitel, paragraf, punkt, bilaga, steg, nivå, del, målområde, mål,
delmål, fokusområde, inriktning*, väg, riksväg, länsväg, e, etapp, version, kl, klockan, vecka, v, sdg, artikel, prioritering, kvartal,
tertial, delår, pm, grupp, linje, covid, fas, kategori, rad, tabell, figur, sida, s, skala, skalan, zon, perspektiv, strategi, agenda, iso,
lgr, gy, prop, sfs, europa, indikator, mått, fråga, avsnitt, alternativ, ses, sid,
*gatan, *vägen, *gränd, *gränden, *torget,
plan, våning, våningen, rum, riktlinje, riktlinjen, rutin, bestämmelse,
hus`,
	TermTitle:   `agenda, vision, *vision, *visionen, horisont, europa, *plan, *planen, *program, *programmet, strategi, strategin, *strategi, *strategin, sfs, prop, lgr, gy, iso, rcp, bbr, globala mål, dnr, projekt, projektet, färdplan*, riktlinje*, policy, fossilfritt sverige`,
	TermPeople:  `barn, barnen, elever, eleverna, ungdomar, unga, ungdom, personer, person, invånare, äldre, vuxna, kvinnor, män, flickor, pojkar, åldern, åldrarna, ålder, åldersgrupp*, befolkningen, arbetslösa, *åringar, *åringarna, kommuninvånare, mellan, seniorer, brukare, över, under, i, unga vuxna, från`,
	TermMeans:   `genom, genom att, med hjälp av, via, bl a genom, bland annat genom, exempelvis genom`,
	TermPurpose: `för att, så att, i syfte att, som leder till, och därmed, därigenom, för en, för ett, för fler, för alla, för en god, för ökad, för ökat, för ökade, för bättre, för hållbar*, med målet att, som bidrar till, med syfte att, vilket, till fler, åt fler`,
	TermShall:   `ska, skall`,
	TermWithin:  `inom, om, på`,
}
