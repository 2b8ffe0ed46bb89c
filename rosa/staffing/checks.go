package staffing

import (
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

// Rule is a check of a staffing: add your own to the slice that [Rules] returns.
type Rule = kvalitet.Rule[*Pass]

// Pass is what a rule looks at: a load, a target and the answer.
type Pass struct {
	Load   Load
	Target Target
	Need   Need
	// Profile holds the thresholds "staffing.interval.minutes" (60), "staffing.team.agents" (5),
	// "staffing.occupancy.share" (0.9), "staffing.abandonment.share" (0.05) and "staffing.concurrent.matters" (4), all
	// our defaults.
	Profile kvalitet.Profile
}

// NewPass returns a pass for a load, a target and the need that [Agents] gave.
func NewPass(load Load, target Target, need Need) *Pass {
	return &Pass{Load: load, Target: target, Need: need}
}

var (
	sourceIndustry = kvalitet.OurDefault("bemanning: branschens tumregler")
	sourceErlang   = kvalitet.Source{Title: "Mandelbaum & Zeltyn, Service Engineering in Action: The Palm/Erlang-A Queue", Grade: kvalitet.GradePublished}
)

// Rules returns the checks of a staffing: whether its figures can be relied on, and whether people can bear it.
func Rules() []*Rule {
	return []*Rule{
		{ID: "staffing.interval.short", Title: label("Är intervallet kort?", "Is the interval short?"),
			Doc: label("Ett dygns eller års medel döljer topparna. Räkna på en kvart eller halvtimme.",
				"The mean of a day or a year hides the peaks. Calculate for a quarter or half an hour."),
			Source: sourceIndustry, Check: short},
		{ID: "staffing.patience.known", Title: label("Är det känt hur länge den som ringer väntar?", "Is it known how long callers wait?"),
			Doc: label("Utan tålamod överskattar Erlang C både kö och behov när några lägger på. Mät hur länge de som lägger på har väntat.",
				"Without patience Erlang C overstates queue and need when some hang up. Measure how long those who hang up have waited."),
			Source: sourceErlang, Check: patience},
		{ID: "staffing.team.large", Title: label("Är gruppen så stor att en frånvarande inte avgör?", "Is the team so large that one absence does not decide?"),
			Doc: label("I en liten grupp ändrar en enda handläggare servicenivån mycket. Visa tabellen med en mer och en mindre, och slå ihop köer om det går.",
				"In a small team a single agent changes the service level much. Show the table of one more and one fewer, and join queues where possible."),
			Source: sourceIndustry, Check: team},
		{ID: "staffing.occupancy.bearable", Title: label("Är beläggningen uthållig?", "Is the occupancy bearable?"),
			Doc: label("Nära full beläggning ger inga pauser mellan samtalen och går inte att hålla. Sätt ett tak i målet.",
				"Close to full occupancy leaves no pause between calls and cannot be kept up. Set a cap in the target."),
			Source: sourceIndustry, Check: occupancy},
		{ID: "staffing.shrinkage.counted", Title: label("Är frånvaro, raster och möten medräknade?", "Are absence, breaks and meetings counted?"),
			Doc:    label("Schemat måste rymma tid utanför kön. Ange andelen.", "The schedule must hold time away from the queue. State the share."),
			Source: sourceIndustry, Check: shrinkage},
		{ID: "staffing.abandonment.low", Title: label("Är det få som lägger på?", "Do few hang up?"),
			Doc: label("Ett mål för dem som besvaras kan hållas för att många ger upp. Sänk andelen tappade samtal med fler handläggare eller återuppringning.",
				"A target for those answered may be kept because many give up. Lower the share with more agents or call-back."),
			Source: sourceIndustry, Check: abandonment},
		{ID: "staffing.concurrent.few", Title: label("Har varje handläggare få ärenden samtidigt?", "Does each agent have few matters at once?"),
			Doc: label("Med många chattar på en gång blir varje svar långsamt och handläggningstiden en annan. Räkna med två till fyra, och mät tiden i just det sällskapet.",
				"With many chats at once every answer is slow and the handling time another. Count on two to four, and measure the time in that very company."),
			Source: sourceIndustry, Check: concurrent},
	}
}

func concurrent(p *Pass) kvalitet.Finding {
	switch most := p.Profile.Threshold("staffing.concurrent.matters", 4); {
	case p.Load.Concurrent <= 1:
		return kvalitet.NotApplicable("En handläggare har ett ärende i taget.", "An agent has one matter at a time.")
	case float64(p.Load.Concurrent) <= most:
		return kvalitet.Met()
	default:
		return kvalitet.NotMet("Handläggarna har många ärenden samtidigt.", "The agents have many matters at once.").At(kvalitet.Place{Path: "/load/concurrent"})
	}
}

func label(sv, en string) kvalitet.Label { return kvalitet.Label{SV: sv, EN: en} }

func short(p *Pass) kvalitet.Finding {
	if p.Load.Interval <= time.Duration(p.Profile.Threshold("staffing.interval.minutes", 60)*float64(time.Minute)) {
		return kvalitet.Met()
	}
	return kvalitet.NotMet("Intervallet är så långt att toppar döljs.", "The interval is so long that peaks are hidden.").At(kvalitet.Place{Path: "/load/interval"})
}

func patience(p *Pass) kvalitet.Finding {
	switch p.Load.Queue() {
	case ModelB:
		return kvalitet.NotApplicable("Ingen väntar.", "Nobody waits.")
	case ModelA:
		return kvalitet.Met()
	default:
		return kvalitet.Unknown("Tålamodet är inte känt.", "The patience is not known.").At(kvalitet.Place{Path: "/load/patience"})
	}
}

func team(p *Pass) kvalitet.Finding {
	if p.Need.Agents >= p.Profile.Threshold("staffing.team.agents", 5) {
		return kvalitet.Met()
	}
	return kvalitet.NotMet("Gruppen är liten.", "The team is small.").At(kvalitet.Place{Path: "/need/agents"})
}

func occupancy(p *Pass) kvalitet.Finding {
	if p.Need.Occupancy <= p.Profile.Threshold("staffing.occupancy.share", 0.9) {
		return kvalitet.Met()
	}
	return kvalitet.NotMet("Beläggningen är för hög.", "The occupancy is too high.").At(kvalitet.Place{Path: "/need/occupancy"})
}

func shrinkage(p *Pass) kvalitet.Finding {
	if p.Target.Shrinkage > 0 {
		return kvalitet.Met()
	}
	return kvalitet.Unknown("Ingen frånvaro är angiven.", "No shrinkage is stated.").At(kvalitet.Place{Path: "/target/shrinkage"})
}

func abandonment(p *Pass) kvalitet.Finding {
	switch {
	case p.Load.Queue() == ModelC:
		return kvalitet.NotApplicable("Modellen antar att alla väntar.", "The model assumes that everyone waits.")
	case p.Need.Abandonment <= p.Profile.Threshold("staffing.abandonment.share", 0.05):
		return kvalitet.Met()
	default:
		return kvalitet.NotMet("Många får inget svar.", "Many get no answer.").At(kvalitet.Place{Path: "/need/abandonment"})
	}
}
