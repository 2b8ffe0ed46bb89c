package org

import (
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// presetID gives a preset the same identity in every program.
func presetID(name string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/governance/org/"+name))
}

// Presets returns the organisations of the five published documents. Roles and forums carry the names of the
// documents; what a document does not say about a forum, such as its chair, is left out.
func Presets() []Organisation {
	return []Organisation{Orebro(), Lidkoping(), Haparanda(), Skelleftea(), Mark()}
}

func published(title, section string) kvalitet.Source {
	return kvalitet.Source{Title: title, Section: section, Grade: kvalitet.GradePublished}
}

// body, role and forum make the rows of the presets. Names are "svenska|andra namn|…".
func body(code string, kind BodyKind, names, en, parent string) Body {
	sv, also := split(names)
	return Body{Code: code, Name: kvalitet.Label{SV: sv, EN: en}, Kind: kind, AlsoCalled: also, Parent: parent}
}

func role(code, names, en, above string) Role {
	sv, also := split(names)
	return Role{Code: code, Name: kvalitet.Label{SV: sv, EN: en}, AlsoCalled: also, ReportsTo: above}
}

func (r Role) does(sv, en string) Role {
	r.Task = kvalitet.Label{SV: sv, EN: en}
	return r
}

func forum(code, names, en, chair string, perYear int, members ...string) Forum {
	sv, also := split(names)
	return Forum{Code: code, Name: kvalitet.Label{SV: sv, EN: en}, AlsoCalled: also, Chair: chair, PerYear: perYear, Members: members}
}

func (f Forum) is(sv, en string) Forum {
	f.Mandate = kvalitet.Label{SV: sv, EN: en}
	return f
}

func split(names string) (first string, also []string) {
	all := strings.Split(names, "|")
	return all[0], all[1:]
}

// politics are the bodies that every preset has.
func politics(more ...Body) []Body {
	return append([]Body{
		body("council", BodyCouncil, "kommunfullmäktige|fullmäktige|KF", "municipal council", ""),
		body("executive", BodyExecutive, "kommunstyrelsen|kommunstyrelse|KS", "executive board", "council"),
		body("auditors", BodyAuditors, "revisorerna|revisorer|kommunrevisionen|stadsrevisionen", "auditors", "council"),
	}, more...)
}

// Orebro returns the organisation of Örebro's quality handbook.
func Orebro() Organisation {
	process := func(code, names, en string) Role {
		return role(code, names, en, "director").does("helhetsansvar för en process på kommunnivå", "answers for a process as a whole at the level of the municipality")
	}
	return Organisation{ID: presetID("orebro"), Name: kvalitet.Label{SV: "Örebro kommun", EN: "Örebro"},
		Source: published("Örebro kommuns kvalitetshandbok", "Ledningsarbete tjänstemannanivå"),
		Bodies: politics(
			body("programmeBoard", BodyProgrammeBoard, "programnämnd|programnämnder|programnämnden", "programme board", "council"),
			body("operatingBoard", BodyOperatingBoard, "driftnämnd|driftnämnder|driftsnämnd|nämnd", "operating board", "programmeBoard"),
			body("company", BodyCompany, "kommunalt bolag|bolag|bolagsstyrelse|bolagsstyrelser|moderbolag|kommunens moderbolag", "municipal company", "council"),
			body("centralOffice", BodyAdministration, "kommunledningskontoret|kommunledningskontor", "central office", "executive"),
			body("administration", BodyAdministration, "förvaltning|förvaltningskontor", "administration", "operatingBoard"),
			body("unit", BodyAdministration, "enhet|enheten", "unit", "administration"),
			body("directorStaff", BodyAdministration, "kommundirektörens stab", "director's staff", "centralOffice"),
			body("economyUnit", BodyAdministration, "ekonomistyrnings- och analysenheten|upphandlande enhet", "unit for financial control and analysis", "centralOffice"),
			body("personnelDirect", BodyAdministration, "Personal direkt|personalavdelningen", "personnel support", "centralOffice"),
			body("serviceCentre", BodyAdministration, "servicecenter|kundtjänst", "service centre", "centralOffice"),
			body("itOrganisation", BodyAdministration, "IT-organisationen", "IT organisation", "centralOffice"),
		),
		Roles: []Role{
			role("director", "kommundirektör|kommundirektören|VD i kommunens moderbolag", "municipal director", "").does("leder förvaltningen, bereder och verkställer övergripande beslut och följer upp hela verksamheten", "leads the administration, prepares and carries out overall decisions and follows up all operations"),
			role("directorSecretary", "kommundirektörens sekreterare", "director's secretary", "director"),
			role("programmeDirector", "programdirektör|programdirektörer", "programme director", "director").does("ansvarar för ett programområdes strategiska utveckling och äger dess huvudprocess", "answers for the strategic development of a programme area and owns its main process"),
			role("programmeDirectorEducation", "programdirektör Barn och utbildning|programdirektör för Barn och utbildning", "programme director, children and education", "director"),
			role("programmeDirectorBuilding", "programdirektör Samhällsbyggnad|programdirektör för Samhällsbyggnad", "programme director, urban development", "director"),
			role("programmeDirectorWelfare", "programdirektör Social välfärd|programdirektör för Social välfärd", "programme director, social welfare", "director"),
			role("headOfAdministration", "förvaltningschef|förvaltningschefer", "head of administration", "director").does("ansvarar för att brukarna får tjänster av beslutad kvalitet och för ledningssystem, intern kontroll och årsprocess", "answers for services of the quality decided and for management system, internal control and the process of the year"),
			role("headOfCentralOffice", "förvaltningschef för kommunledningskontoret", "head of the central office", "director"),
			role("unitManager", "enhetschef|enhetschefer", "unit manager", "headOfAdministration").does("ansvarar för enhetens plan och för att analysera dess resultat", "answers for the unit's plan and for analysing its results"),
			role("operationsManager", "verksamhetschef|verksamhetschefer", "operations manager", "headOfAdministration"),
			role("manager", "chef|chefer", "manager", "").does("utvecklar och säkrar kvaliteten inom sin verksamhet", "develops and secures quality in the own operations"),
			role("supervisor", "arbetsledare", "supervisor", "manager"),
			role("employee", "medarbetare", "employee", "manager"),
			role("companyManager", "bolagschef|bolagschefer", "company manager", "director"),
			role("financeDirector", "ekonomidirektör", "finance director", "director"),
			role("communicationsDirector", "kommunikationsdirektör", "communications director", "director"),
			role("qualityDirector", "kvalitetsdirektör|kvalitetsdirektören", "quality director", "director").does("äger processen för systematisk verksamhetsutveckling och leder kvalitetsarbetets nätverk", "owns the process of systematic development and leads the networks of quality work"),
			role("businessDirector", "näringslivsdirektör", "business director", "director"),
			role("personnelDirector", "personaldirektör", "personnel director", "director"),
			role("qualityLeader", "kvalitetsledare", "quality leader", "headOfAdministration").does("stödjer förvaltningschefen i systematisk verksamhetsutveckling", "supports the head of administration in systematic development"),
			role("vuit", "verksamhetsutvecklare med stöd av IT|VUIT|verksamhetsutvecklare", "business developer with IT", "qualityDirector").does("driver digital utveckling nära verksamheten och beställer av IT", "drives digital development close to operations and orders from IT"),
			role("itStrategist", "IT-strateg|IT-strategen", "IT strategist", "qualityDirector"),
			role("objectManager", "objektsansvarig|objektsansvarig på IT", "object manager at IT", ""),
			role("projectCoordinator", "projektkoordinator", "project coordinator", "programmeDirector"),
			role("personnelStrategist", "personalstrateg|personalstrateger", "personnel strategist", ""),
			role("programmeEconomist", "programekonom|programekonomer", "programme economist", ""),
			role("developmentStrategist", "utvecklingsstrateg", "development strategist", "qualityDirector"),
			role("contact", "kontaktperson", "contact", "").does("svarar på frågor om en metod", "answers questions about a method"),
			role("processOwner", "processägare|processägaren|processägarna", "process owner", "").does("har det formella ansvaret för att processen är effektiv, mäts och följs upp", "has the formal responsibility for the process being effective, measured and followed up"),
			process("ownerLearning", "processägare för Lärande|processägare Lärande", "owner of the process of learning"),
			process("ownerWelfare", "processägare för Välfärd|processägare Välfärd", "owner of the process of welfare"),
			process("ownerPlanning", "processägare för Samhällsplanering|processägare Samhällsplanering", "owner of the process of urban planning"),
			process("ownerSteering", "processägare för ekonomi- och verksamhetsstyrning", "owner of the process of financial and operational steering"),
			process("ownerCommunication", "processägare för intern och extern kommunikation", "owner of the process of communication"),
			process("ownerLeadership", "processägare för utvecklat medarbetarskap och ledarskap|processägare för utvecklat ledarskap och medarbetarskap", "owner of the process of leadership"),
			process("ownerDevelopment", "processägare för systematisk verksamhetsutveckling", "owner of the process of systematic development"),
			process("ownerService", "processägare för service till privatpersoner och företag", "owner of the process of service"),
			role("processLeader", "processledare|processledaren", "process leader", "processOwner").does("driver och samordnar förbättringsarbetet i processen på ägarens uppdrag", "drives and coordinates improvement of the process for its owner"),
			role("dialogueLeader", "processledare för medborgardialog|processledaren för medborgardialog", "process leader for citizen dialogue", ""),
			role("processGuide", "processhandledare|processhandledaren", "process guide", "").does("leder kartläggningen och dokumenterar den", "leads the mapping and documents it"),
			role("improvementLeader", "förbättringsledare|förändringsledare", "improvement leader", "").does("genomför och dokumenterar förbättringar på en plats i organisationen", "carries out and documents improvements at one place in the organisation"),
			role("rosaAnalyst", "ROSA-analytiker", "ROSA analyst", ""),
			role("sessionLeader", "samtalsledare", "session leader", "").does("leder ROSA-samtalet med verksamhetens företrädare", "leads the ROSA session with those who represent the operations"),
			role("expert", "sakkunnig|sakkunniga|verksamhetens representant|representant för verksamheten", "expert of the operations", ""),
			role("effectLeader", "effektledare", "effect leader", "").does("leder effektkartläggningen", "leads the mapping of effects"),
			role("analysisLeader", "analysledare", "analysis leader", "").does("leder en riskanalys", "leads a risk analysis"),
			role("analysisMethod", "metodansvarig för analys|metodansvarig", "keeper of the method of analysis", ""),
			role("outputAnalyst", "utdataanalytiker", "output analyst", "").does("stödjer förvaltningen med data", "supports the administration with data"),
			role("statistician", "statistiker", "statistician", ""),
			role("projectOwner", "projektägare", "project owner", ""),
			role("commissioner", "uppdragsgivare|beställare|ansvarig beställare", "commissioner", ""),
			role("controlOfficer", "ansvarig tjänsteman för intern kontroll|ansvarig tjänsteman|ansvarig tjänsteman intern kontroll", "officer for internal control", "headOfAdministration").does("gör nämndens risk- och väsentlighetsanalys, tillsynsplan och tillsyn", "makes the board's risk analysis, supervision plan and supervision"),
			role("learningGroupChair", "lärgruppsordförande|lärgruppsordföranden", "chair of a learning group", ""),
			role("decisionMaker", "beslutsfattare|idégivare", "decision maker", ""),
			role("politician", "politiker|förtroendevald", "politician", ""),
			role("official", "tjänsteman|tjänstemän|handläggare|specialist", "official", ""),
		},
		Channels: orebroChannels(),
		Forums: []Forum{
			forum("directorSteeringGroup", "kommundirektörens styrgrupp|kommunens styrgrupp|styrgruppen", "director's steering group", "director", 0,
				"programmeDirector", "financeDirector", "communicationsDirector", "qualityDirector", "businessDirector", "personnelDirector", "directorSecretary").is("formar kommunens styrning och håller ihop dess regelverk", "shapes the steering of the municipality and keeps its rules together"),
			forum("directorManagementGroup", "kommundirektörens ledningsgrupp|kommunens ledningsgrupp", "director's management group", "director", 0, "headOfAdministration", "directorSecretary").is("utvecklar verksamheten i egen regi", "develops the municipality's own operations"),
			forum("managersForum", "chefsforum", "managers' forum", "director", 2, "manager").is("alla chefer möts om utveckling", "all managers meet about development"),
			forum("learningGroups", "lärgrupper|lärgrupp", "learning groups", "learningGroupChair", 0, "manager").is("ett sextiotal tvärgrupper där chefer lär av varandra", "some sixty cross-cutting groups where managers learn from each other"),
			forum("developmentGroup", "utvecklingsgrupp|utvecklingsgruppen", "development group", "director", 0, "ownerSteering", "ownerCommunication", "ownerLeadership", "ownerDevelopment", "learningGroupChair").is("driver utveckling genom lärgrupperna", "drives development through the learning groups"),
			forum("administrationForums", "förvaltningarnas ledningsforum|förvaltningarnas egna ledningsforum", "administrations' own forums", "headOfAdministration", 0).is("förvaltningens egen ledning", "the administration's own management"),
			forum("administrationManagement", "förvaltningens ledningsgrupp|ledningsgrupp|ledningsgruppen", "administration's management group", "headOfAdministration", 0).is("tar fram och efterlever verksamhetsplanen; prioriterar mellan processer", "makes and keeps the operations plan; sets priorities between processes"),
			forum("unitManagement", "enhetens ledning|enheternas ledning", "unit management", "unitManager", 0).is("tar fram och efterlever enhetsplanen", "makes and keeps the unit plan"),
			forum("qualityLeadersNetwork", "nätverk för kvalitetsledare|kommunens nätverk för kvalitetsledare|nätverk kvalitetsledare", "quality leaders' network", "qualityDirector", 0, "qualityLeader").is("delar erfarenheter och förvaltar kvalitetshandboken", "shares experience and keeps the quality handbook"),
			forum("improversNetwork", "nätverk med förbättringsledare|nätverk för förbättringsledare", "improvement leaders' network", "qualityLeader", 0, "improvementLeader").is("håller ihop förbättringsledarna inom förvaltningen", "keeps the administration's improvement leaders together"),
			forum("vuitNetwork", "verksamhetsutvecklarnätverket|VUIT-nätverk|nätverk med verksamhetsutvecklare", "business developers' network", "itStrategist", 0, "vuit").is("samlar kommunens informationsarkitektur och utvecklar rollen", "gathers the information architecture and develops the role"),
			forum("qualityManagementGroup", "kvalitetsledningsgrupp|kommunens kvalitetsledningsgrupp", "quality management group", "qualityDirector", 0).is("säkrar metoder, verktyg, roller och ansvar", "secures methods, tools, roles and responsibilities"),
			forum("programmeDevelopmentGroups", "programområdenas utvecklingsgrupper|programområdets utvecklingsgrupp", "programme areas' development groups", "programmeDirector", 0, "projectCoordinator", "vuit", "personnelStrategist", "programmeEconomist").is("prioriterar idéer och förstudier och startar projekt i kärnverksamheten", "sets priorities among ideas and pre-studies and starts projects in core operations"),
			forum("move", "Move|processledningsgrupp för extern serviceyta|processledningsgrupp för extern serviceyta Move", "Move, group for external service", "qualityDirector", 0).is("prioriterar utveckling för privatpersoner och företag", "sets priorities for development for citizens and companies"),
			forum("pisa", "PISA|processledningsgrupp för intern serviceyta|processledningsgrupp för intern serviceyta PISA", "PISA, group for internal service", "qualityDirector", 0).is("prioriterar utveckling för medarbetare och chefer", "sets priorities for development for staff and managers"),
			forum("outlookDay", "omvärldsdag|omvärldsdagen", "day on the world around", "director", 1).is("öppnar planeringsåret i november", "opens the planning year in November"),
			forum("outlookTeam", "omvärldsteam|omvärldsteamet", "outlook team", "", 0).is("bevakar omvärlden åt kommunstyrelsen och programnämnderna", "watches the world around for the executive and programme boards"),
			forum("processTeam", "processteam|processteamet", "process team", "processLeader", 0).is("medarbetare från processens olika delar som utvecklar den", "staff from all parts of a process who develop it"),
			forum("outputAnalysts", "utdataanalytikernas nätverk|nätverk för utdataanalytiker|utdataanalytiker-nätverk", "output analysts' network", "statistician", 0, "outputAnalyst").is("samlar förvaltningarnas analytiker", "gathers the administrations' analysts"),
			forum("analysisForum", "Analysforum", "analysis forum", "ownerSteering", 0).is("utvecklar metoder och verktyg för analys", "develops methods and tools of analysis"),
			forum("analysisCommittee", "Analyskommitté|analyskommittén", "analysis committee", "ownerSteering", 0, "programmeDirector").is("analyserar kommunens samlade resultat", "analyses the municipality's results as a whole"),
			forum("controlGroup", "kommunledningskontorets arbetsgrupp|arbetsgrupp för intern kontroll|arbetsgrupp inom kommunledningskontoret", "central office's group for internal control", "", 0).is("bedömer alla nämnders internkontroll och rapporterar till kommunstyrelsen", "assesses every board's internal control and reports to the executive board"),
			forum("calibrationGroups", "kalibreringsgrupper|chefernas grupper för bedömning och lönesättning", "calibration groups", "", 0, "manager").is("chefer jämför sina bedömningar inför lönesättning", "managers compare their assessments before setting pay"),
			forum("projectSteeringGroup", "styrgrupp|projektets styrgrupp", "project steering group", "projectOwner", 0).is("styr ett projekt", "steers a project"),
			forum("referenceGroup", "referensgrupp", "reference group", "", 0).is("ger synpunkter på projekt och skrifter", "gives views on projects and publications"),
		}}
}
