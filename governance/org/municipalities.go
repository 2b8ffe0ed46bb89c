package org

import "github.com/kommunkvalitet/kvalitet"

// Lidkoping returns the organisation of Lidköping's plan for a joint management system.
func Lidkoping() Organisation {
	return Organisation{ID: presetID("lidkoping"), Name: kvalitet.Label{SV: "Lidköpings kommun", EN: "Lidköping"},
		Source: published("Lidköpings kommun, Projektplanering kommungemensamt ledningssystem", "5.2 och 7 Projektplanering"),
		Bodies: politics(
			body("board", BodyBoard, "nämnd|nämnder|nämnden", "board", "council"),
			body("budgetPreparation", BodyPreparation, "budgetberedning|budgetberedningen", "budget preparation", "executive"),
			body("followUpPreparation", BodyPreparation, "uppföljningsberedning|uppföljningsberedningen", "follow-up preparation", "executive"),
			body("committee", BodyCommittee, "arbetsutskott|utskott|nämndens arbetsutskott", "working committee", "board"),
			body("company", BodyCompany, "kommunalt bolag|bolag", "municipal company", "council"),
			body("ksv", BodyAdministration, "Kommunstyrelsens verksamheter|KSV", "executive board's operations", "executive"),
			body("hsu", BodyAdministration, "Hållbar samhällsutveckling|HSU|enheten Hållbar samhällsutveckling|Hållbar utveckling", "sustainable development unit", "ksv"),
			body("chancery", BodyAdministration, "Kansli- och redovisningsenheten", "chancery and accounting", "ksv"),
			body("communicationIT", BodyAdministration, "Kommunikation och IT|enheten Kommunikation och IT", "communications and IT", "ksv"),
			body("contactCentre", BodyAdministration, "kontaktcenter|kontaktcentret", "contact centre", "ksv"),
			body("administration", BodyAdministration, "förvaltning|förvaltningar", "administration", "board"),
			body("unit", BodyAdministration, "enhet|enheter", "unit", "administration"),
		),
		Roles: []Role{
			role("projectLeader", "projektledare|projektledaren", "project leader", "").does("leder projektet, tar fram stödmaterial och samordnar processledarna", "leads the project, makes its material and coordinates the process leaders"),
			role("processLeader", "processledare|processledarna", "process leader", "projectLeader").does("genomför processkartläggningar och förankrar dem", "carries out process mappings and anchors them"),
			role("processOwner", "processägare|processägaren|processansvarig", "process owner", "").does("svarar för att processen är ändamålsenlig och effektiv", "answers for the process being fit for purpose and effective"),
			role("subprocessOwner", "delprocessägare", "subprocess owner", "processOwner").does("motsvarande ansvar för en delprocess", "the same for a part of a process"),
			role("processDeveloper", "processutvecklare", "process developer", "processOwner").does("utvecklar processen löpande vid behov", "develops the process where needed"),
			role("processCoordinator", "processamordnare|processsamordnare", "process coordinator", "").does("håller ihop arbetssättet åt ledningen och stödjer ägarna", "keeps the approach together for management and supports the owners"),
			role("processGuide", "processhandledare", "process guide", "").does("lotsar ledningsgruppen genom inventeringen", "guides the management group through the inventory"),
			role("contactCentreManager", "chef för kontaktcenter|chefen för kontaktcenter", "manager of the contact centre", ""),
			role("responsibleOfficial", "ansvarig tjänsteman", "responsible official", ""),
			role("manager", "chef|chefer", "manager", ""),
			role("employee", "medarbetare", "employee", "manager").does("ansvarar för att leverera kvalitet i det egna arbetet", "answers for quality in the own work"),
		},
		Channels: lidkopingChannels(),
		Forums: []Forum{
			forum("managementGroup", "kommunens ledningsgrupp|Lidköpings kommuns ledningsgrupp", "municipality's management group", "", 0).is("har yttersta ansvaret för att identifiera kommunens processer", "has the final responsibility for identifying the municipality's processes"),
			forum("steeringGroup", "styrgrupp|styrgruppen|projektets ledningsgrupp", "steering group", "", 0).is("kommunens ledningsgrupp som styr projektet", "the management group as it steers the project"),
			forum("ksvManagement", "Kommunstyrelsens verksamheters ledningsgrupp|KSV ledningsgrupp|kommunstyrelsens ledningsgrupp", "executive board's management group", "", 0).is("leder kommunstyrelsens verksamheter", "leads the executive board's operations"),
			forum("preparationGroup", "beredningsgrupp|beredningsgruppen", "preparation group", "", 0).is("bereder projektets frågor", "prepares the project's questions"),
			forum("projectGroup", "projektgrupp|projektgruppen|projektorganisation", "project group", "projectLeader", 0).is("enheten Hållbar samhällsutveckling genomför projektet", "the sustainable development unit carries out the project"),
			forum("qualityDevelopmentGroup", "kvalitets- och utvecklingsgruppen|kvalitets- och utvecklingsgrupp", "quality and development group", "", 0, "processLeader").is("resurser för processkartläggning på alla förvaltningar", "resources for process mapping in every administration"),
			forum("processTeam", "processteam", "process team", "processOwner", 0).is("medarbetare från processens delar som bistår ägaren", "staff from all parts of the process who help its owner"),
			forum("dialogueDay", "dialogdag|dialogdagen", "dialogue day", "", 1).is("öppnar planeringen", "opens the planning"),
			forum("decisionForum", "beslutsforum|processernas beslutsforum", "decision forum of the processes", "processOwner", 0).is("beslutar om processen; fastställs av ägaren", "decides on the process; set by its owner"),
		}}
}

// Haparanda returns the organisation of Haparanda's presentation of goal steering.
func Haparanda() Organisation {
	return Organisation{ID: presetID("haparanda"), Name: kvalitet.Label{SV: "Haparanda stad", EN: "Haparanda"},
		Source: published("Haparanda stad, Mål- och resultatstyrning", "Målstyrning – tydlig modell"),
		Bodies: politics(
			body("board", BodyBoard, "nämnd|nämnder|nämnderna", "board", "council"),
			body("educationBoard", BodyBoard, "barn- och utbildningsnämnden|BUN", "education board", "council"),
			body("socialBoard", BodyBoard, "socialnämnden|SN", "social board", "council"),
			body("budgetPreparation", BodyPreparation, "budgetberedningen|budgetberedning", "budget preparation", "executive"),
			body("operations", BodyAdministration, "verksamhet|verksamheter|verksamheterna|förvaltning", "operations", "board"),
			body("resultUnit", BodyAdministration, "resultatenhet|resultatenheter", "result unit", "operations"),
		),
		Roles: []Role{
			role("director", "kommundirektör|kommundirektören", "municipal director", ""),
			role("financeManager", "ekonomichef", "finance manager", "director"),
			role("informationManager", "informationschef", "information manager", "director"),
			role("personnelManager", "personalchef", "personnel manager", "director"),
			role("itManager", "IT-chef", "IT manager", "director"),
			role("businessManager", "näringslivschef", "business manager", "director"),
			role("qualityManager", "kvalitetschef", "quality manager", "director"),
			role("headOfAdministration", "förvaltningschef|förvaltningschefer", "head of administration", "director"),
			role("resultUnitManager", "resultatenhetschef|resultatenhetschefer", "result unit manager", "headOfAdministration"),
			role("leadingPolitician", "kommunalråd", "leading politician", ""),
			role("politician", "politiker|förtroendevald|förtroendevalda|ledande politiker", "politician", ""),
			role("leader", "ledare", "leader", "").does("förhåller sig till stadens gemensamma värdegrund", "holds to the shared values"),
			role("employee", "medarbetare", "employee", "leader").does("åtar sig att uppfylla målen i sitt arbete", "commits to the goals in the own work"),
			role("climateStrategist", "klimatstrateg|kommunens klimatstrateg", "climate strategist", ""),
			role("official", "tjänsteman|tjänstemän", "official", ""),
			role("unionRepresentative", "facklig representant|representant för facklig organisation|fackliga organisationer|representanter för fackliga organisationer", "union representative", ""),
			role("assessor", "utvärderare", "assessor", "").does("granskar kommunen på plats enligt Kommunkompassen", "reviews the municipality on site by Kommunkompassen"),
			role("user", "användare|användare i Stratsys", "user of the follow-up system", ""),
		},
		Forums: []Forum{
			forum("expertTeam", "expertteam|expertteamet", "expert team", "", 0, "assessor").is("samlar resultat och gör platsbesök i tävlingens tredje steg", "collects results and visits in the third step of the competition"),
			forum("kkikNetwork", "nätverket för Kommunens Kvalitet i Korthet|KKiK-nätverket|nätverk av 160 kommuner", "network of Kommunens Kvalitet i Korthet", "", 0).is("jämför gemensamma kvalitetsindikatorer", "compares shared quality indicators"),
			forum("groupInterviews", "gruppintervjuer|gruppintervju", "group interviews", "assessor", 0, "director", "financeManager", "informationManager", "personnelManager", "itManager", "businessManager", "qualityManager", "leadingPolitician", "headOfAdministration", "resultUnitManager", "unionRepresentative").is("utvärderarna intervjuar kommunens ledning", "the assessors interview the municipality's management"),
		}}
}

// Skelleftea returns the organisation of Skellefteå's pages on quality work.
func Skelleftea() Organisation {
	return Organisation{ID: presetID("skelleftea"), Name: kvalitet.Label{SV: "Skellefteå kommun", EN: "Skellefteå"},
		Source: published("Skellefteå kommun, Kvalitet", "Kvalitetsråd, kundtjänst och IT-råd"),
		Bodies: politics(
			body("board", BodyBoard, "nämnd|nämnder|nämnderna", "board", "council"),
			body("company", BodyCompany, "kommunalt bolag|de kommunala bolagen|bolag", "municipal company", "council"),
			body("centralOffice", BodyAdministration, "kommunledningskontoret", "central office", "executive"),
			body("qualityRenewal", BodyAdministration, "Kvalitet och förnyelse|enheten Kvalitet och förnyelse", "quality and renewal unit", "centralOffice"),
			body("customerService", BodyAdministration, "kundtjänst|kundtjänsten", "customer service", "centralOffice"),
			body("administration", BodyAdministration, "förvaltning|förvaltningar|förvaltningen", "administration", "board"),
			body("department", BodyAdministration, "avdelning|avdelningen", "department", "administration"),
		),
		Roles: []Role{
			role("management", "ledning|kommunledning|ledande person", "management", ""),
			role("politician", "politiker|politikerna", "politician", "").does("lyssnar av medborgarnas åsikter", "listens to the citizens"),
			role("official", "tjänsteperson|tjänstepersoner|tjänsteman", "official", "management").does("ordnar kontaktytor och sätter dialogen i system", "arranges meeting places and makes the dialogue systematic"),
			role("serviceOfficer", "handläggare|kundtjänsthandläggare|handläggare i kundtjänst|medarbetare på kundtjänst", "customer service officer", "management").does("löser de flesta ärenden vid första kontakten", "solves most matters at the first contact"),
			role("specialist", "specialiserad handläggare|specialist", "specialised officer", "management").does("tar över svårare ärenden inom tre arbetsdagar", "takes over harder matters within three working days"),
			role("employee", "medarbetare", "employee", "management"),
			role("administrationRepresentative", "förvaltningens representant|representant för förvaltning", "administration's representative", "management"),
			role("thirdParty", "tredje part|tredjepartsutvärderare", "third party", "").does("utvärderar processernas mognad en gång per år", "assesses the maturity of the processes once a year"),
			role("citizen", "medborgare|kund|invånare", "citizen", ""),
		},
		Channels: skellefteaChannels(),
		Forums: []Forum{
			forum("qualityCouncil", "kvalitetsråd|kvalitetsrådet", "quality council", "", 12, "administrationRepresentative").is("diskuterar kvalitet på strategisk nivå en gång i månaden", "discusses quality strategically once a month"),
			forum("itCouncil", "IT-råd|IT-rådet", "IT council", "", 0, "administrationRepresentative").is("samordnar verksamhetsutveckling med stöd av IT", "coordinates development with IT"),
			forum("futureDays", "framtidsdagar|framtidsdagarna", "future days", "", 1, "politician", "official").is("ett hundratal ledande personer ser framåt inför varje budgetår", "about a hundred leading people look ahead before every budget year"),
			forum("managementGroup", "kommunens ledningsgrupp|kommunledningsgrupp", "municipality's management group", "", 0, "management").is("följer upp processernas mognad", "follows up the maturity of the processes"),
			forum("publicMeeting", "stormöte|stormöten", "public meeting", "", 0, "citizen").is("möte med medborgare när ämnet passar", "a meeting with citizens when the subject suits"),
			forum("focusGroup", "fokusgrupp|fokusgrupper", "focus group", "", 0, "citizen").is("mindre grupp som fördjupar en fråga", "a small group that goes deep into a question"),
			forum("fram", "FRAM-projektet|FRAM", "FRAM project", "", 0).is("införde det processinriktade arbetssättet från 2009", "introduced process orientation from 2009"),
		}}
}

// Mark returns the organisation of Mark's presentation of Kommunkompassen.
func Mark() Organisation {
	return Organisation{ID: presetID("mark"), Name: kvalitet.Label{SV: "Marks kommun", EN: "Mark"},
		Source: published("Marks kommun, Kommunkompassen", ""),
		Bodies: politics(
			body("board", BodyBoard, "nämnd|nämnderna|nämnder", "board", "council"),
			body("business", BodyCompany, "Minab|Marks näringslivsbolag", "business company", "council"),
			body("administration", BodyAdministration, "förvaltning|förvaltningar|förvaltningarna", "administration", "board"),
			body("resultUnit", BodyAdministration, "resultatenhet|resultatenheter|resultatenheterna|institution", "result unit", "administration"),
		),
		Roles: []Role{
			role("politician", "politiker", "politician", ""),
			role("official", "tjänsteman|tjänstemän", "official", ""),
			role("headOfAdministration", "förvaltningschef|förvaltningschefer|förvaltningscheferna", "head of administration", "").does("besöker verksamheterna och leder förvaltningen", "visits operations and leads the administration"),
			role("manager", "chef|chefer|cheferna", "manager", "headOfAdministration"),
			role("resultUnitManager", "resultatenhetschef", "result unit manager", "headOfAdministration"),
			role("employee", "medarbetare|anställd|anställda|medarbetarna", "employee", "manager"),
			role("user", "brukare|medborgare", "user", ""),
		},
		Channels: markChannels(),
		Forums: []Forum{
			forum("managementOfAdministration", "förvaltningsledning|förvaltningsledningen|central ledning", "management of an administration", "headOfAdministration", 0).is("leder underställda enheter", "leads the units below"),
			forum("managersDays", "utbildningsdagar för alla chefer|årliga utbildningsdagar för alla chefer", "training days for all managers", "", 1, "manager").is("årlig utbildning och samtal om ledarskap", "yearly training and talks about leadership"),
			forum("politicsDialogue", "dialog mellan politiker och tjänstemän|dialog politiker och tjänstemän", "dialogue of politicians and officials", "", 0, "politician", "official").is("samspelet mellan politik och förvaltning", "the interplay of politics and administration"),
			forum("nationalNetworks", "nationella nätverk|nationellt nätverk", "national networks", "", 0).is("jämför resultat med andra kommuner", "compares results with other municipalities"),
		}}
}
