package control

import (
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// presetID gives a preset the same identity in every program.
func presetID(name string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/control/model/"+name))
}

func published(title, section string) kvalitet.Source {
	return kvalitet.Source{Title: title, Section: section, Grade: kvalitet.GradePublished}
}

const orebroHandbook = "Örebro kommuns kvalitetshandbok"

// Orebro returns the model of Örebro's quality handbook: three areas, a plan for the year to come, the report registered
// by 31 December, and a focus on supervision. The handbook has neither a scale nor a limit nor a day for the plan:
// those are our default.
func Orebro() Model {
	m := base("orebro", kvalitet.Label{SV: "Örebros internkontroll", EN: "Örebro's internal control"},
		published(orebroHandbook, "Internkontroll"))
	m.Deadlines = []Deadline{
		planBy(12, 31, kvalitet.OurDefault("planen för nästa år beslutas senast den 31 december")),
		{Step: StepReport, By: "nämnd", Month: time.December, Day: 31, Source: published(orebroHandbook, "Internkontroll, Bedöma")},
	}
	m.Focus = []Focus{{ComponentMonitoring, 2014}}
	return m
}

// Gothenburg returns Göteborg's days: every board adopts its plan no later than December for the year to come.
func Gothenburg() Model {
	source := published("Göteborgs stad, riktlinjer för intern kontroll (2009)", "plan senast i december")
	m := base("gothenburg", kvalitet.Label{SV: "Göteborgs internkontroll", EN: "Gothenburg's internal control"}, source)
	m.Deadlines = []Deadline{planBy(12, 0, source), reportBy(1, 31, kvalitet.OurDefault("rapporten senast den 31 januari"))}
	return m
}

// Hultsfred returns Hultsfred's days: the boards report no later than with the annual accounts. The day is that of the
// accounts in KL 11 kap. 20 §.
func Hultsfred() Model {
	source := published("Hultsfreds kommun, internkontroll", "rapport senast med årsredovisningen")
	m := base("hultsfred", kvalitet.Label{SV: "Hultsfreds internkontroll", EN: "Hultsfred's internal control"}, source)
	m.Deadlines = []Deadline{planBy(12, 31, kvalitet.OurDefault("planen senast den 31 december")), reportBy(4, 15, source)}
	return m
}

// Mellerud returns Mellerud's days: the follow-up is dated 1 April.
func Mellerud() Model {
	source := published("Melleruds kommun, intern kontrollplan", "uppföljning den 1 april")
	m := base("mellerud", kvalitet.Label{SV: "Melleruds internkontroll", EN: "Mellerud's internal control"}, source)
	m.Deadlines = []Deadline{planBy(12, 31, kvalitet.OurDefault("planen senast den 31 december")), reportBy(4, 1, source)}
	return m
}

// Kalmar returns the selection of Kalmar's social board in 2018, risks over 9, with the common days.
func Kalmar() Model {
	source := published("Kalmar kommun, omsorgsnämnden, intern kontrollplan 2018", "risktal över 9")
	m := base("kalmar", kvalitet.Label{SV: "Kalmars internkontroll", EN: "Kalmar's internal control"}, source)
	m.Criteria = []Criterion{Over(9), Flagged(), Deviated(), MustHave()}
	m.Deadlines = []Deadline{planBy(12, 31, kvalitet.OurDefault("planen senast den 31 december")),
		reportBy(4, 15, kvalitet.OurDefault("rapporten senast med årsredovisningen"))}
	return m
}

// Models returns the presets, Örebro's first.
func Models() []Model { return []Model{Orebro(), Gothenburg(), Hultsfred(), Kalmar(), Mellerud()} }

func planBy(month time.Month, day int, source kvalitet.Source) Deadline {
	return Deadline{Step: StepPlan, By: "nämnd", Years: -1, Month: month, Day: day, Source: source}
}

func reportBy(month time.Month, day int, source kvalitet.Source) Deadline {
	return Deadline{Step: StepReport, By: "nämnd", Years: 1, Month: month, Day: day, Source: source}
}

// base is what no source decides, or where all say the same: Örebro's areas, our selection and our scale.
func base(name string, label kvalitet.Label, source kvalitet.Source) Model {
	return Model{
		ID: presetID(name), Name: label, Source: source,
		Areas: []Area{
			{AreaEconomy, "E", kvalitet.Label{SV: "ekonomi", EN: "economy"}},
			{AreaPersonnel, "P", kvalitet.Label{SV: "personal", EN: "personnel"}},
			{AreaOperations, "V", kvalitet.Label{SV: "verksamhet", EN: "operations"}},
		},
		Criteria: []Criterion{AtLeast(9), Consequence(4), Flagged(), Deviated(), MustHave()},
		Severities: []Severity{
			{"remark", kvalitet.Label{SV: "anmärkning", EN: "remark"}, kvalitet.Label{
				SV: "Enstaka fel utan följd för någon enskild, för ekonomin eller för lagens krav. Rättas i det dagliga arbetet.",
				EN: "Single errors without consequence for anyone, for the economy or for the law. Mended in daily work."}, false},
			{"minor", kvalitet.Label{SV: "mindre avvikelse", EN: "minor deviation"}, kvalitet.Label{
				SV: "Fel som återkommer eller en rutin som inte följs, utan allvarlig följd. Åtgärd med ansvarig och slutdag.",
				EN: "Errors that recur or a routine that is not followed, without grave consequence. An action with an owner and a day."}, false},
			{"major", kvalitet.Label{SV: "större avvikelse", EN: "major deviation"}, kvalitet.Label{
				SV: "Kontrollen fungerar inte, eller felet har fått följder för enskilda, ekonomin eller lagens krav. Åtgärd omgående, nämnden underrättas.",
				EN: "The control does not work, or the error has had consequences for someone, the economy or the law. Action at once, the board is told."}, true},
			{"critical", kvalitet.Label{SV: "allvarlig avvikelse", EN: "critical deviation"}, kvalitet.Label{
				SV: "Misstanke om oegentlighet, eller skada som pågår. Förvaltningschefen underrättas samma dag.",
				EN: "Suspected fraud, or damage that is going on. The head of administration is told the same day."}, true},
		},
	}
}
