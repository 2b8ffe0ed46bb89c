package governance

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

var (
	sourceThread = kvalitet.Source{Title: "Haparanda stad, Mål- och resultatstyrning", Section: "Målstyrning – tydlig modell",
		Grade: kvalitet.GradePublished}
	sourceCount = kvalitet.OurDefault("högst tio mål per nivå och nämnd, om modellen inte säger annat")
	sourceTwice = kvalitet.OurDefault("det som räknas flera gånger ska synas")
)

// RegisterRules returns the checks of a whole register: orphans, goals that nobody can follow up, indicators without target or
// outcome, what is counted twice, and too many goals. A finding names every place, with the goal's text or the indicator's
// name as its note.
func RegisterRules() []*RegisterRule {
	return []*RegisterRule{
		registerRule("orphan", "Besvarar varje mål ett överordnat mål?", "Does every goal answer a goal above it?",
			"Ett föräldralöst mål hör till en nivå som besvarar en annan, men pekar inte på något mål som gäller. Ange det överordnade målet eller avsluta målet.",
			"An orphan belongs to a level that answers another, but names no goal that is in force. Name the goal above it or retire the goal.",
			sourceThread, orphans),
		registerRule("measured", "Går varje mål att följa upp?", "Can every goal be followed up?",
			"Ett mål utan indikator, utan mål under sig och utan läge för uppdraget går inte att bedöma. Koppla en indikator till målet.",
			"A goal without an indicator, without goals below it and without the progress of an assignment cannot be judged. Tie an indicator to it.",
			sourceSMARTA, unmeasured),
		registerRule("known", "Finns alla indikatorer som målen pekar på?", "Do all indicators that the goals name exist?",
			"Ett mål pekar på en indikator som inte finns i registret. Lägg in indikatorn eller ta bort kopplingen.",
			"A goal names an indicator that the register does not have. Enter the indicator or remove the tie.",
			sourceSMARTA, unknownIndicators),
		registerRule("targeted", "Har varje indikator som används ett målvärde?", "Does every indicator in use have a target?",
			"Utan målvärde går det inte att säga om målet är nått. Ange ett målvärde och för vilken period det gäller.",
			"Without a target nobody can say whether the goal was reached. State a target and the period for which it holds.",
			sourceSMARTA, untargeted),
		registerRule("reported", "Har varje indikator som används ett utfall?", "Does every indicator in use have an outcome?",
			"En indikator som aldrig har fått ett utfall styr ingenting. Mät den, eller byt till en som mäts.",
			"An indicator that never had an outcome steers nothing. Measure it, or change to one that is measured.",
			sourceSMARTA, unreported),
		registerRule("once", "Räknas varje mål och indikator en gång?", "Is every goal and indicator counted once?",
			"Ett mål med flera överordnade mål räknas bara under det första, och en indikator som mäter flera mål räknas i vart och ett. Det kan vara rätt, men ska vara avsiktligt.",
			"A goal with several goals above it counts under the first only, and an indicator that measures several goals counts in each. That can be right, but must be meant.",
			sourceTwice, twice),
		registerRule("few", "Är målen få nog att styra efter?", "Are the goals few enough to steer by?",
			"När en nämnd har många mål på samma nivå går det inte att se vad som är viktigast. Prioritera, eller höj nivåns gräns i modellen.",
			"When a body has many goals on one level nobody sees what matters most. Set priorities, or raise the level's limit in the model.",
			sourceCount, few),
	}
}

func registerRule(name, sv, en, docSV, docEN string, source kvalitet.Source, check func(*Register) kvalitet.Finding) *RegisterRule {
	return &RegisterRule{ID: "governance.register." + name, Title: kvalitet.Label{SV: sv, EN: en},
		Doc: kvalitet.Label{SV: docSV, EN: docEN}, Source: source, Check: check}
}

// listed answers "met" when there are no places, and otherwise "not met" with their number and all of them.
func listed(places []kvalitet.Place, sv, en string) kvalitet.Finding {
	if len(places) == 0 {
		return kvalitet.Met()
	}
	return kvalitet.NotMet(fmt.Sprintf(sv, len(places)), fmt.Sprintf(en, len(places))).At(places...)
}

func orphans(r *Register) kvalitet.Finding {
	answered := r.answered()
	var places []kvalitet.Place
	for _, i := range r.inForce() {
		g := r.Goals[i]
		level, known := r.Model.Level(g.Level)
		held := known && len(level.Parents) == 0
		for _, parent := range g.Parents {
			_, ok := answered[parent]
			held = held || ok && parent != g.ID
		}
		if !held {
			places = append(places, r.goalPlace(i))
		}
	}
	return listed(places, "Mål som inte besvarar något överordnat mål: %d.", "Goals that answer no goal above them: %d.")
}

func unmeasured(r *Register) kvalitet.Finding {
	answered := r.answered()
	var places []kvalitet.Place
	for _, i := range r.inForce() {
		if g := r.Goals[i]; len(g.Indicators) == 0 && answered[g.ID] == 0 && !g.Progress.Valid() {
			places = append(places, r.goalPlace(i))
		}
	}
	return listed(places, "Mål utan indikator och utan mål under sig: %d.", "Goals without an indicator and without goals below them: %d.")
}

func unknownIndicators(r *Register) kvalitet.Finding {
	known := make(map[uuid.UUID]bool, len(r.Indicators))
	for _, in := range r.Indicators {
		known[in.ID] = true
	}
	var places []kvalitet.Place
	for _, i := range r.inForce() {
		for j, m := range r.Goals[i].Indicators {
			if !known[m.Indicator] {
				place := r.goalPlace(i)
				place.Path = check.At(place.Path+"/indicators", j)
				places = append(places, place)
			}
		}
	}
	return listed(places, "Kopplingar till indikatorer som inte finns: %d.", "Ties to indicators that do not exist: %d.")
}

// used answers "not applicable" when no indicator is in use.
func (r *Register) used(lacks func(Indicator) bool, sv, en string) kvalitet.Finding {
	users := r.users()
	used := false
	var places []kvalitet.Place
	for i, in := range r.Indicators {
		if len(users[in.ID]) == 0 {
			continue
		}
		used = true
		if lacks(in) {
			places = append(places, r.indicatorPlace(i))
		}
	}
	if !used {
		return kvalitet.NotApplicable("Ingen indikator mäter något mål.", "No indicator measures a goal.")
	}
	return listed(places, sv, en)
}

func untargeted(r *Register) kvalitet.Finding {
	return r.used(func(in Indicator) bool { return len(in.Targets) == 0 },
		"Indikatorer utan målvärde: %d.", "Indicators without a target: %d.")
}

func unreported(r *Register) kvalitet.Finding {
	reported := make(map[uuid.UUID]bool)
	for _, m := range r.Measurements {
		if m.Value.Valid && !m.Prognosis {
			reported[m.Indicator] = true
		}
	}
	return r.used(func(in Indicator) bool { return !reported[in.ID] },
		"Indikatorer utan utfall: %d.", "Indicators without an outcome: %d.")
}

func twice(r *Register) kvalitet.Finding {
	var places []kvalitet.Place
	for _, i := range r.inForce() {
		if len(r.Goals[i].Parents) > 1 {
			place := r.goalPlace(i)
			place.Path += "/parents"
			places = append(places, place)
		}
	}
	users := r.users()
	for i, in := range r.Indicators {
		if len(users[in.ID]) > 1 {
			places = append(places, r.indicatorPlace(i))
		}
	}
	return listed(places, "Mål och indikatorer som räknas på flera ställen: %d.", "Goals and indicators that count in several places: %d.")
}

// few counts the goals of each level and body; goals without a body count as one body's.
func few(r *Register) kvalitet.Finding {
	type group struct {
		level LevelCode
		body  string
	}
	var order []group
	goals := make(map[group][]int)
	for _, i := range r.inForce() {
		at := group{r.Goals[i].Level, r.Goals[i].Body}
		if goals[at] == nil {
			order = append(order, at)
		}
		goals[at] = append(goals[at], i)
	}
	var places []kvalitet.Place
	for _, at := range order {
		level, known := r.Model.Level(at.level)
		most := level.most()
		if n := len(goals[at]); known && n > most {
			name := level.Name
			if at.body != "" {
				name = kvalitet.Label{SV: at.body + ", " + name.SV, EN: at.body + ", " + name.EN}
			}
			places = append(places, kvalitet.Place{Path: check.At("/goals", goals[at][most]), Note: kvalitet.Label{
				SV: fmt.Sprintf("%s: %d mål, högst %d", name.SV, n, most), EN: fmt.Sprintf("%s: %d goals, at most %d", name.EN, n, most)}})
		}
	}
	return listed(places, "Nivåer där en nämnd har för många mål: %d.", "Levels on which a body has too many goals: %d.")
}
