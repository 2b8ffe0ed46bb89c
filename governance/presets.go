package governance

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// presetID gives a preset the same identity in every program.
func presetID(name string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/governance/model/"+name))
}

// mandate is a term of office (mandatperiod) in months.
const mandate = 48

// Orebro returns the model of Örebro's quality handbook: the municipality's two missions, four strategic areas, goal
// areas that stand for the term of office, and goals and assignments that the council decides for the year.
func Orebro() Model {
	return Model{
		ID:   presetID("orebro"),
		Name: kvalitet.Label{SV: "Örebros styrmodell", EN: "Örebro's steering model"},
		Source: kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Styrprocessen",
			Grade: kvalitet.GradePublished},
		Levels: []Level{
			{Code: LevelMission, Name: kvalitet.Label{SV: "kommunens uppdrag", EN: "the municipality's mission"},
				AdoptedBy: "council", Strictness: StrictnessOff},
			{Code: LevelStrategicArea, Name: kvalitet.Label{SV: "strategiskt område", EN: "strategic area"},
				Parents: []LevelCode{LevelMission}, Horizon: mandate, AdoptedBy: "council", Strictness: StrictnessOff},
			{Code: LevelGoalArea, Name: kvalitet.Label{SV: "målområde", EN: "goal area"},
				Parents: []LevelCode{LevelStrategicArea}, Horizon: mandate, AdoptedBy: "council", Strictness: StrictnessOff},
			{Code: LevelGoal, Name: kvalitet.Label{SV: "mål", EN: "goal"},
				Parents: []LevelCode{LevelGoalArea}, Horizon: 12, AdoptedBy: "council", Strictness: StrictnessFull},
			{Code: LevelAssignment, Name: kvalitet.Label{SV: "uppdrag", EN: "assignment"},
				Parents: []LevelCode{LevelGoalArea, LevelGoal}, Horizon: 12, AdoptedBy: "council", Strictness: StrictnessWarn},
		},
	}
}

// Haparanda returns the model of Haparanda's goal steering: a vision, the council's directions for three years, the
// boards' goals for one year, and commitments down to the individual.
func Haparanda() Model {
	return Model{
		ID:   presetID("haparanda"),
		Name: kvalitet.Label{SV: "Haparandas målstyrning", EN: "Haparanda's goal steering"},
		Source: kvalitet.Source{Title: "Haparanda stad, Mål- och resultatstyrning", Section: "Målstyrning – tydlig modell",
			Grade: kvalitet.GradePublished},
		Levels: []Level{
			{Code: LevelVision, Name: kvalitet.Label{SV: "vision", EN: "vision"},
				AdoptedBy: "council", Strictness: StrictnessOff},
			{Code: LevelDirection, Name: kvalitet.Label{SV: "inriktning", EN: "direction"},
				Parents: []LevelCode{LevelVision}, Horizon: 36, AdoptedBy: "council", Strictness: StrictnessWarn},
			{Code: LevelBoardGoal, Name: kvalitet.Label{SV: "nämndmål", EN: "board goal"},
				Parents: []LevelCode{LevelDirection}, Horizon: 12, AdoptedBy: "board", Strictness: StrictnessFull},
			{Code: LevelCommitment, Name: kvalitet.Label{SV: "åtagande", EN: "commitment"},
				Parents: []LevelCode{LevelBoardGoal}, Horizon: 12, AdoptedBy: "unit", Strictness: StrictnessFull},
			{Code: LevelIndividual, Name: kvalitet.Label{SV: "medarbetarens mål", EN: "individual goal"},
				Parents: []LevelCode{LevelCommitment}, Horizon: 12, AdoptedBy: "employee", Strictness: StrictnessWarn},
		},
	}
}

// Lidkoping returns the model of Lidköping's dialogue-based steering: a vision, three target images, three strategies and
// ten success factors, whose indicators are measured twice a year. Another passage of the source counts eleven
// prioritised challenges; the number is not part of the model.
func Lidkoping() Model {
	return Model{
		ID:   presetID("lidkoping"),
		Name: kvalitet.Label{SV: "Lidköpings styrmodell", EN: "Lidköping's steering model"},
		Source: kvalitet.Source{Title: "Lidköpings kommun, Projektplanering kommungemensamt ledningssystem", Section: "Dialogbaserad styrning",
			Grade: kvalitet.GradePublished},
		FollowUps: 2,
		Levels: []Level{
			{Code: LevelVision, Name: kvalitet.Label{SV: "vision", EN: "vision"},
				AdoptedBy: "council", Strictness: StrictnessOff},
			{Code: LevelTargetImage, Name: kvalitet.Label{SV: "målbild", EN: "target image"},
				Parents: []LevelCode{LevelVision}, AdoptedBy: "council", Strictness: StrictnessOff},
			{Code: LevelStrategy, Name: kvalitet.Label{SV: "strategi", EN: "strategy"},
				Parents: []LevelCode{LevelTargetImage}, Horizon: mandate, AdoptedBy: "council", Strictness: StrictnessOff},
			{Code: LevelSuccessFactor, Name: kvalitet.Label{SV: "framgångsfaktor", EN: "success factor"},
				Parents: []LevelCode{LevelStrategy, LevelTargetImage}, Horizon: mandate, AdoptedBy: "council", Strictness: StrictnessWarn},
			{Code: LevelBoardGoal, Name: kvalitet.Label{SV: "nämndmål", EN: "board goal"},
				Parents: []LevelCode{LevelSuccessFactor}, Horizon: 12, AdoptedBy: "board", Strictness: StrictnessFull},
		},
	}
}

// Skelleftea returns the model of Skellefteå's balanced scorecards: a vision, the joint card and each board's card, all
// adopted by the council, and cards of the units' own. Goals carry the codes of [SkellefteaScorecard] as perspectives.
func Skelleftea() Model {
	return Model{
		ID:   presetID("skelleftea"),
		Name: kvalitet.Label{SV: "Skellefteås styrkort", EN: "Skellefteå's scorecards"},
		Source: kvalitet.Source{Title: "Skellefteå kommun, Kvalitet", Section: "Balanserade styrkort",
			Grade: kvalitet.GradePublished},
		Levels: []Level{
			{Code: LevelVision, Name: kvalitet.Label{SV: "vision", EN: "vision"},
				AdoptedBy: "council", Strictness: StrictnessOff},
			{Code: LevelGoal, Name: kvalitet.Label{SV: "mål i det gemensamma styrkortet", EN: "goal of the joint card"},
				Parents: []LevelCode{LevelVision}, Horizon: 12, AdoptedBy: "council", Strictness: StrictnessWarn},
			{Code: LevelBoardGoal, Name: kvalitet.Label{SV: "mål i nämndens styrkort", EN: "goal of the board's card"},
				Parents: []LevelCode{LevelGoal}, Horizon: 12, AdoptedBy: "council", Strictness: StrictnessFull},
			{Code: LevelCommitment, Name: kvalitet.Label{SV: "mål i enhetens styrkort", EN: "goal of the unit's card"},
				Parents: []LevelCode{LevelBoardGoal}, Horizon: 12, AdoptedBy: "unit", Strictness: StrictnessFull},
		},
	}
}

// Models returns the presets in order.
func Models() []Model { return []Model{Orebro(), Lidkoping(), Haparanda(), Skelleftea()} }

// SkellefteaScorecard returns Skellefteå's four perspectives.
func SkellefteaScorecard() Scorecard {
	return Scorecard{
		Name: kvalitet.Label{SV: "Skellefteås styrkort", EN: "Skellefteå's scorecard"},
		Perspectives: []Perspective{
			{Code: "citizen", Name: kvalitet.Label{SV: "medborgare och kund", EN: "citizen and customer"}},
			{Code: "development", Name: kvalitet.Label{SV: "utveckling och tillväxt", EN: "development and growth"}},
			{Code: "economy", Name: kvalitet.Label{SV: "ekonomi", EN: "economy"}},
			{Code: "employee", Name: kvalitet.Label{SV: "medarbetare", EN: "employees"}},
		},
	}
}
