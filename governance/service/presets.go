package service

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

func presetID(name string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/governance/promise/"+name))
}

func published(title, section string) kvalitet.Source {
	return kvalitet.Source{Title: title, Section: section, Grade: kvalitet.GradePublished}
}

func percent(n int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.NewFromInt(n)) }

// Orebro returns Örebro's service guarantee in its three parts: the availability guarantee, the guarantees of the
// services, and the service policy, which is an internal tool. The handbook gives no figures but the five working days
// in which a view is answered.
func Orebro() []Promise {
	handbook := published("Örebro kommuns kvalitetshandbok", "Servicegarantier")
	return []Promise{
		{ID: presetID("orebro/availability"), Kind: KindAvailability, Source: handbook,
			Text: "Det ska vara lätt att snabbt få kontakt med kommunen.", Remedy: Remedy{Contact: "enhetschef"}},
		{ID: presetID("orebro/view"), Kind: KindService, Source: published("Örebro kommun, synpunkter", "svar inom fem arbetsdagar"),
			Text: "Den som lämnar en synpunkt får svar inom fem arbetsdagar.", Start: "synpunkten kommer in", End: "svar",
			Limit: Limit{5, UnitWorkingDay}, Remedy: Remedy{Contact: "enhetschef", Complain: "kommunens synpunktshantering"}},
		{ID: presetID("orebro/policy"), Kind: KindPolicy, Source: handbook,
			Text: "Den som vänder sig till kommunen ska alltid uppleva ett gott bemötande."},
	}
}

// Skelleftea returns Skellefteå's promises of its contact centre: an answer within two minutes "normally", 70 per cent
// of the cases solved at once, and contact by a specialist within three working days.
func Skelleftea() []Promise {
	page := published("Skellefteå kommun, Kvalitet", "Kundtjänst")
	declaration := Remedy{Investigate: true, Admit: true, Correct: true, Complain: "kundtjänst"}
	return []Promise{
		{ID: presetID("skelleftea/wait"), Kind: KindAvailability, Channel: "telefon", Source: page, Soft: true,
			Text:  "Väntetiden i telefon ska normalt inte överstiga två minuter.",
			Start: "samtalet ställs i kö", End: "samtalet besvaras", Limit: Limit{2, UnitMinute}, Remedy: declaration},
		{ID: presetID("skelleftea/direct"), Kind: KindService, Source: page,
			Text:  "Sju av tio ärenden löses direkt i kundtjänst.",
			Start: "kontakten börjar", End: "ärendet är löst", Limit: Limit{0, UnitCalendarDay}, Share: percent(70), Remedy: declaration},
		{ID: presetID("skelleftea/specialist"), Kind: KindService, Source: page,
			Text:  "När ett ärende tar längre tid hör en handläggare av sig inom tre arbetsdagar.",
			Start: "ärendet lämnas över", End: "handläggaren tar kontakt", Limit: Limit{3, UnitWorkingDay}, Remedy: declaration},
	}
}

// Lulea returns Luleå's promise to answer within two working days.
func Lulea() []Promise {
	return []Promise{{ID: presetID("lulea/answer"), Kind: KindDeclaration, Source: published("Luleå kommun, servicedeklaration", "Luleå Direkt"),
		Text: "Den som skriver till kommunen får svar inom två arbetsdagar.", Channel: "e-post",
		Start: "meddelandet kommer in", End: "svar", Limit: Limit{2, UnitWorkingDay}, Remedy: Remedy{Complain: "Luleå Direkt"}}}
}

// Harryda returns a promise of Härryda's kind: the municipality watches the clock itself and pays without being asked.
// The amount is our default; the municipality's own was not found.
func Harryda() []Promise {
	return []Promise{{ID: presetID("harryda/compensation"), Kind: KindService,
		Source: published("Härryda kommun, servicegarantier 2018", "ekonomisk kompensation"),
		Text:   "När garantin inte hålls betalas ersättning utan att den behöver begäras.",
		Start:  "ansökan kommer in", End: "tjänsten utförs", Limit: Limit{10, UnitWorkingDay},
		Remedy: Remedy{Contact: "enhetschef", Compensation: Compensation{Amount: decimal.NewFromInt(500)}}}}
}

// BuildingPermit returns the statutory analogue: ten weeks from a complete application, and a fee that falls by a fifth
// for each started week of delay.
func BuildingPermit() Promise {
	return Promise{ID: presetID("pbl/permit"), Kind: KindService,
		Source: kvalitet.Source{Title: "Plan- och bygglag (2010:900)", Section: "9 kap. 27 §, 12 kap. 8 a §", Grade: kvalitet.GradeStatute},
		Text:   "Beslut om bygglov fattas inom tio veckor från en fullständig ansökan.",
		Start:  "fullständig ansökan", End: "beslut", Limit: Limit{10, UnitWeek}, Clock: Clock{FromComplete: true},
		Remedy: Remedy{Compensation: Compensation{Part: 1, Parts: 5, PerStartedWeek: true}}}
}
