package budget

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// BalanceRule is a check of one balance statement: add your own to the slice that the package returns.
type BalanceRule = kvalitet.Rule[*BalancePass]

// BalancePass is what a statement's rules look at.
type BalancePass struct {
	Statement BalanceStatement
	Balance   Balance
	// Plan is the plan by which the council restores a deficit; nil when there is none.
	Plan *RestorationPlan
	// Deficits are the deficits of earlier years as [Restore] left them.
	Deficits []Restoration
}

// RestorationPlan is the council's plan for restoring a deficit (åtgärdsplan).
type RestorationPlan struct {
	// Year is the year of the deficit.
	Year int `json:"year"`
	// Adopted is the day of the council's decision.
	Adopted kvalitet.Date `json:"adopted"`
	// Steps are what each of the coming years restores.
	Steps []RestorationStep `json:"steps"`
}

// RestorationStep is what a year shall restore.
type RestorationStep struct {
	Year   int             `json:"year"`
	Amount decimal.Decimal `json:"amount"`
}

// NewBalancePass computes a statement and returns the pass for its rules.
func NewBalancePass(s BalanceStatement) (*BalancePass, error) {
	b, err := s.Compute()
	if err != nil {
		return nil, err
	}
	return &BalancePass{Statement: s, Balance: b}, nil
}

func act(section string) kvalitet.Source {
	return kvalitet.Source{Title: "Kommunallag (2017:725)", Section: section, Grade: kvalitet.GradeStatute}
}

// Planned is a budget's income and costs for a year, in one unit (budgeterat resultat).
type Planned struct {
	Income decimal.Decimal `json:"income"`
	Costs  decimal.Decimal `json:"costs"`
	// FromReserve is what the budget uses of the reserve.
	FromReserve decimal.Decimal `json:"fromReserve"`
	// Exceptional is the council's exceptional reason (synnerliga skäl) for a budget out of balance; empty is none.
	Exceptional string `json:"exceptional,omitempty"`
}

// InBalance answers whether the budget's income exceeds its costs, the reserve included, or the council has given an
// exceptional reason (KL 11 kap. 5 §). An amount too large to calculate with is unknown.
func (p Planned) InBalance() kvalitet.Finding {
	f := p.inBalance()
	f.Rule = "governance.budget.planned"
	return f
}

func (p Planned) inBalance() kvalitet.Finding {
	if !check.DecimalOK(p.Income) || !check.DecimalOK(p.Costs) || !check.DecimalOK(p.FromReserve) {
		return kvalitet.Unknown("Beloppen är för stora.", "The amounts are too large.")
	}
	result := p.Income.Add(p.FromReserve).Sub(p.Costs)
	switch {
	case result.IsPositive(), result.IsZero() && p.FromReserve.IsPositive():
		return kvalitet.Met()
	case p.Exceptional != "":
		return kvalitet.NotApplicable("Synnerliga skäl är åberopade: "+p.Exceptional+".", "Exceptional reasons are stated: "+p.Exceptional+".")
	}
	return kvalitet.NotMet("Intäkterna överstiger inte kostnaderna, resultatet är "+comma(result)+".", "Income does not exceed costs, the result is "+result.String()+".").
		At(kvalitet.Place{Path: "/income"})
}

// BalanceRules returns the checks of a balance statement: a deficit has a plan that restores it within three years,
// earlier deficits are not overdue, the reserve gets no more than the law allows and gives no more than it has.
func BalanceRules() []*BalanceRule {
	return []*BalanceRule{
		{
			ID:    "governance.budget.balance.plan",
			Title: kvalitet.Label{SV: "Finns en åtgärdsplan för underskottet?", EN: "Is there a plan for the deficit?"},
			Doc: kvalitet.Label{
				SV: "Ett negativt balanskravsresultat ska återställas inom tre år. Fullmäktige antar en åtgärdsplan som täcker hela beloppet, om det inte finns synnerliga skäl (11 kap. 13 §).",
				EN: "A negative balance shall be restored within three years. The council adopts a plan that covers all of it, unless there are exceptional reasons (ch. 11 s. 13)."},
			Source: act("11 kap. 12 §"), Check: deficitPlan,
		},
		{
			ID:    "governance.budget.balance.overdue",
			Title: kvalitet.Label{SV: "Är tidigare underskott återställda i tid?", EN: "Are earlier deficits restored in time?"},
			Doc: kvalitet.Label{
				SV: "Ett underskott ska vara återställt senast det tredje året efter det år det uppkom.",
				EN: "A deficit shall be restored by the third year after its own."},
			Source: act("11 kap. 12 §"), Check: deficitsInTime,
		},
		{
			ID:    "governance.budget.reserve.max",
			Title: kvalitet.Label{SV: "Är avsättningen till resultatreserven inom lagens gräns?", EN: "Is what is set aside in the reserve within the law's limit?"},
			Doc: kvalitet.Label{
				SV: "Högst det lägsta av resultatet före och efter balanskravsjusteringar, minus en andel av skatter och bidrag, får avsättas, och reserven har ett tak.",
				EN: "At most the lower of the result before and after adjustments, less a share of taxes and grants, may be set aside, and the reserve has a cap."},
			Source: act("11 kap. 14 §"), Check: reserveMax,
		},
		{
			ID:    "governance.budget.reserve.covered",
			Title: kvalitet.Label{SV: "Räcker reserven till det som används?", EN: "Is the reserve enough for what is used of it?"},
			Doc: kvalitet.Label{
				SV: "Det går inte att använda mer av reserven än vad som finns i den vid årets ingång.",
				EN: "No more can be used of the reserve than it held at the beginning of the year."},
			Source: act("11 kap. 14 §"), Check: reserveCovered,
		},
	}
}

func deficitPlan(p *BalancePass) kvalitet.Finding {
	deficit := p.Balance.Balance.Neg()
	if !deficit.IsPositive() {
		return kvalitet.NotApplicable("Det finns inget underskott.", "There is no deficit.")
	}
	if p.Plan == nil || p.Plan.Year != p.Statement.Year || p.Plan.Adopted.IsZero() {
		return kvalitet.NotMet("Åtgärdsplan för "+comma(deficit)+" saknas.", "A plan of action for "+deficit.String()+" is missing.")
	}
	total := decimal.Zero
	for i, s := range p.Plan.Steps {
		if !check.DecimalOK(s.Amount) || s.Year <= p.Plan.Year || s.Year > p.Plan.Year+restoreYears {
			return kvalitet.NotMet("Ett av planens steg ligger utanför de tre åren.", "A step of the plan lies outside the three years.").
				At(kvalitet.Place{Path: check.At("/plan/steps", i)})
		}
		total = total.Add(s.Amount)
	}
	if total.LessThan(deficit) {
		return kvalitet.NotMet("Planen återställer "+comma(total)+" av "+comma(deficit)+".", "The plan restores "+total.String()+" of "+deficit.String()+".").
			At(kvalitet.Place{Path: "/plan/steps"})
	}
	return kvalitet.Met()
}

func deficitsInTime(p *BalancePass) kvalitet.Finding {
	if len(p.Deficits) == 0 {
		return kvalitet.NotApplicable("Inga tidigare underskott är angivna.", "No earlier deficits are stated.")
	}
	f := kvalitet.NotMet("Underskott är inte återställda i tid.", "Deficits have not been restored in time.")
	late := false
	for i, d := range p.Deficits {
		if d.Overdue(p.Statement.Year) {
			late = true
			f = f.At(kvalitet.Place{Path: check.At("/deficits", i), Note: kvalitet.Label{
				SV: comma(d.Left) + " kvar från " + strconv.Itoa(d.Year), EN: d.Left.String() + " left of " + strconv.Itoa(d.Year)}})
		}
	}
	if !late {
		return kvalitet.Met()
	}
	return f
}

func reserveMax(p *BalancePass) kvalitet.Finding {
	switch {
	case p.Statement.ToReserve.IsZero():
		return kvalitet.NotApplicable("Inget avsätts till reserven.", "Nothing is set aside for the reserve.")
	case p.Balance.Rule.IsZero():
		return kvalitet.NotMet("Det fanns ingen reserv det året.", "There was no reserve that year.").At(kvalitet.Place{Path: "/toReserve"})
	case !p.Balance.ReserveMax.Valid:
		return kvalitet.Unknown("Skatteintäkter och bidrag saknas.", "Taxes and grants are missing.").At(kvalitet.Place{Path: "/base"})
	case p.Statement.ToReserve.GreaterThan(p.Balance.ReserveMax.Decimal):
		return kvalitet.NotMet("Högst "+comma(p.Balance.ReserveMax.Decimal)+" får avsättas.", "At most "+p.Balance.ReserveMax.Decimal.String()+" may be set aside.").At(kvalitet.Place{Path: "/toReserve"})
	}
	return kvalitet.Met()
}

func reserveCovered(p *BalancePass) kvalitet.Finding {
	switch {
	case p.Statement.FromReserve.IsZero():
		return kvalitet.NotApplicable("Inget används av reserven.", "Nothing is used from the reserve.")
	case !p.Statement.OpeningReserve.Valid:
		return kvalitet.Unknown("Reservens ingående belopp saknas.", "The opening reserve is missing.").At(kvalitet.Place{Path: "/openingReserve"})
	case p.Statement.FromReserve.GreaterThan(p.Statement.OpeningReserve.Decimal):
		return kvalitet.NotMet("Reserven räcker inte.", "The reserve does not suffice.").At(kvalitet.Place{Path: "/fromReserve"})
	}
	return kvalitet.Met()
}

// comma writes an amount as Swedish does.
func comma(amount decimal.Decimal) string { return strings.Replace(amount.String(), ".", ",", 1) }
