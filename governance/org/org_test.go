package org_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/org"
	"github.com/kommunkvalitet/kvalitet/governance/org/orgtest"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
)

func id(n byte) uuid.UUID { return uuid.UUID{15: n} }

func date(y, m, d int) kvalitet.Date {
	return kvalitet.NewDate(y, 1, 1).AddMonths(m - 1).AddDays(d - 1)
}

func TestEnums(t *testing.T) {
	t.Run("Bar", func(t *testing.T) { enumtest.Run(t, org.Bars(), org.ParseBar) })
	t.Run("BodyKind", func(t *testing.T) { enumtest.Run(t, org.BodyKinds(), org.ParseBodyKind) })
	t.Run("DelegateKind", func(t *testing.T) { enumtest.Run(t, org.DelegateKinds(), org.ParseDelegateKind) })
	t.Run("GapKind", func(t *testing.T) { enumtest.Run(t, org.GapKinds(), org.ParseGapKind) })
	t.Run("Part", func(t *testing.T) { enumtest.Run(t, org.Parts(), org.ParsePart) })
}

// Every role and forum that the five documents name, by the Swedish name that they use.
func TestEveryRoleAndForumOfTheDocuments(t *testing.T) {
	for _, c := range []struct {
		preset                org.Organisation
		roles, forums, bodies string
	}{
		{org.Orebro(),
			`kommundirektör, kommundirektörens sekreterare, programdirektör, programdirektör för Barn och utbildning, programdirektör för Samhällsbyggnad, programdirektör för Social välfärd, förvaltningschef, förvaltningschef för kommunledningskontoret, enhetschef, verksamhetschefer, bolagschefer, ekonomidirektör, kommunikationsdirektör, kvalitetsdirektör, näringslivsdirektör, personaldirektör, kvalitetsledare, VUIT, verksamhetsutvecklare med stöd av IT, IT-strateg, objektsansvarig, projektkoordinator, personalstrateger, programekonomer, utvecklingsstrateg, processägare, processägare för Lärande, processägare för Välfärd, processägare för Samhällsplanering, processägare för ekonomi- och verksamhetsstyrning, processägare för intern och extern kommunikation, processägare för utvecklat medarbetarskap och ledarskap, processägare för systematisk verksamhetsutveckling, processägare för service till privatpersoner och företag, processledare, processledaren för medborgardialog, processhandledare, förbättringsledare, förändringsledare, ROSA-analytiker, samtalsledare, effektledare, analysledare, metodansvarig för analys, utdataanalytiker, statistiker, projektägare, ansvarig beställare, ansvarig tjänsteman, lärgruppsordförande, kontaktperson, arbetsledare, medarbetare, chef, VD i kommunens moderbolag, politiker, tjänsteman, uppdragsgivare, beslutsfattare`,
			`kommundirektörens styrgrupp, kommunens styrgrupp, kommundirektörens ledningsgrupp, chefsforum, lärgrupper, utvecklingsgrupp, förvaltningarnas egna ledningsforum, enheternas ledning, kommunens nätverk för kvalitetsledare, nätverk med förbättringsledare, verksamhetsutvecklarnätverket, kvalitetsledningsgrupp, programområdenas utvecklingsgrupper, Move, PISA, processledningsgrupp för extern serviceyta, processledningsgrupp för intern serviceyta, omvärldsdag, omvärldsteam, processteam, nätverk för utdataanalytiker, Analysforum, Analyskommitté, kommunledningskontorets arbetsgrupp, styrgrupp, referensgrupp, kalibreringsgrupper`,
			`kommunfullmäktige, kommunstyrelsen, programnämnd, driftnämnd, bolagsstyrelser, stadsrevisionen, kommunledningskontoret, kommundirektörens stab, ekonomistyrnings- och analysenheten, upphandlande enhet, Personal direkt, servicecenter, kundtjänst, IT-organisationen, förvaltning, enhet`},
		{org.Lidkoping(),
			`projektledare, processledare, processägare, delprocessägare, processutvecklare, processamordnare, processhandledare, processansvarig, chefen för kontaktcenter, medarbetare, ansvarig tjänsteman`,
			`kommunens ledningsgrupp, styrgrupp, kommunstyrelsens verksamheters ledningsgrupp, kommunstyrelsens ledningsgrupp, KSV ledningsgrupp, beredningsgrupp, projektgrupp, kvalitets- och utvecklingsgruppen, processteam, dialogdag, beslutsforum, projektets ledningsgrupp`,
			`kommunfullmäktige, kommunstyrelsen, nämnd, budgetberedning, uppföljningsberedning, arbetsutskott, Kommunstyrelsens verksamheter, Hållbar samhällsutveckling, HSU, kansli- och redovisningsenheten, Kommunikation och IT, kontaktcenter`},
		{org.Haparanda(),
			`kommundirektör, ekonomichef, informationschef, personalchef, IT-chef, näringslivschef, kvalitetschef, förvaltningschefer, resultatenhetschefer, kommunalråd, förtroendevalda, ledare, medarbetare, klimatstrateg, fackliga organisationer, utvärderare, tjänstemän, politiker`,
			`expertteam, gruppintervjuer, nätverk av 160 kommuner`,
			`nämnderna, BUN, SN, budgetberedningen, verksamheterna, KF`},
		{org.Skelleftea(),
			`politiker, tjänstepersoner, handläggare, specialiserad handläggare, medarbetare, tredje part, medborgare`,
			`kvalitetsråd, IT-råd, framtidsdagar, kommunens ledningsgrupp, stormöten, fokusgrupper, FRAM-projektet`,
			`kommunfullmäktige, nämnder, de kommunala bolagen, kommunledningskontoret, Kvalitet och förnyelse, kundtjänst, förvaltningar, avdelningen`},
		{org.Mark(),
			`politiker, tjänstemän, förvaltningschefer, chefer, medarbetarna, resultatenhetschef, brukare`,
			`förvaltningsledningen, utbildningsdagar för alla chefer, nationella nätverk`,
			`nämnderna, Minab, förvaltningarna, resultatenheter`},
	} {
		t.Run(c.preset.Name.SV, func(t *testing.T) {
			require.NoError(t, c.preset.Validate())
			assert.Equal(t, kvalitet.GradePublished, c.preset.Source.Grade)
			for name := range strings.SplitSeq(c.roles, ", ") {
				r, ok := c.preset.RoleNamed(name)
				assert.True(t, ok, "role %q", name)
				same, _ := c.preset.Role(r.Code)
				assert.Equal(t, r, same)
			}
			for name := range strings.SplitSeq(c.forums, ", ") {
				_, ok := c.preset.ForumNamed(name)
				assert.True(t, ok, "forum %q", name)
			}
			for name := range strings.SplitSeq(c.bodies, ", ") {
				_, ok := c.preset.BodyNamed(name)
				assert.True(t, ok, "body %q", name)
			}
			names := map[string]string{}
			for _, r := range c.preset.Roles {
				for _, n := range append(r.AlsoCalled, r.Name.SV) {
					assert.Empty(t, names[n], "%q names %s too", n, r.Code)
					names[n] = r.Code
				}
			}
		})
	}
	_, ok := org.Orebro().RoleNamed(" - ")
	assert.False(t, ok)
	f, ok := org.Orebro().ForumNamed("CHEFSFORUM")
	require.True(t, ok)
	assert.Equal(t, 2, f.PerYear, "twice a year")
	f, _ = org.Skelleftea().ForumNamed("kvalitetsråd")
	assert.Equal(t, 12, f.PerYear, "monthly")
}

func TestMatters(t *testing.T) {
	matters := org.Matters()
	for _, m := range matters {
		assert.True(t, m.Name.Complete(), m.Code)
		assert.True(t, m.Source.Grade.Valid(), m.Code)
		assert.NotEmpty(t, m.Deciders, m.Code)
	}
	budget, ok := org.MatterOf(matters, "budget")
	require.True(t, ok)
	assert.True(t, org.MayDecide(budget, org.BodyCouncil).Allowed)
	refused := org.MayDecide(budget, org.BodyBoard)
	assert.False(t, refused.Allowed)
	assert.Equal(t, "Kommunallag (2017:725) 5 kap. 1 §", refused.Source.String())
	assert.Contains(t, org.Adopts(matters, org.BodyProgrammeBoard), "programme-plan")
	assert.NotContains(t, org.Adopts(matters, org.BodyOperatingBoard), "programme-plan")
	assert.Empty(t, org.Adopts(matters, org.BodyAdministration))
	assert.True(t, org.BodyExecutive.IsBoard())
	assert.False(t, org.BodyCompany.IsBoard())

	individual, _ := org.MatterOf(matters, "individual")
	assert.True(t, org.MayDelegate(individual, org.DelegateEmployee).Report)
	assert.False(t, org.MayDelegate(budget, org.DelegateCommittee).Allowed)
	_, ok = org.MatterOf(matters, "vision")
	assert.False(t, ok)
}

func delegation() org.Delegation {
	return org.Delegation{ID: id(1), Body: "operatingBoard", Number: "3.2", Text: "Bistånd enligt socialtjänstlagen", Matter: "individual",
		To: org.DelegateEmployee, Role: "official", Period: kvalitet.Year(2027)}
}

// KL 6 kap. 37–40 §§.
func TestGuard(t *testing.T) {
	for _, c := range []struct {
		name            string
		change          func(*org.Delegation)
		allowed, report bool
		section         string
	}{
		{"an employee", func(*org.Delegation) {}, true, true, "7 kap. 5 och 8 §§"},
		{"not reported by the board's decision", func(d *org.Delegation) { d.Unreported = true }, true, false, "7 kap. 5 och 8 §§"},
		{"passed on", func(d *org.Delegation) { d.Subdelegated = id(9) }, true, true, "7 kap. 6 och 8 §§"},
		{"a committee", func(d *org.Delegation) { d.To = org.DelegateCommittee }, true, true, "6 kap. 37 och 40 §§"},
		{"urgent, by the chair", func(d *org.Delegation) { d.To, d.Urgent, d.Unreported = org.DelegateChair, true, true }, true, true, "6 kap. 39 §"},
		{"urgent, by an employee", func(d *org.Delegation) { d.Urgent = true }, false, false, "6 kap. 39 §"},
		{"goals, direction, scope or quality", func(d *org.Delegation) { d.Bars = []org.Bar{org.BarGoals} }, false, false, "6 kap. 38 §"},
		{"a statement to the council", func(d *org.Delegation) { d.Bars = []org.Bar{org.BarStatement} }, false, false, "6 kap. 38 §"},
		{"a matter of principle", func(d *org.Delegation) { d.Matter = "individual-principle" }, false, false, "6 kap. 38 §"},
		{"a citizen proposal", func(d *org.Delegation) { d.Matter = "citizen-proposal" }, false, false, "6 kap. 38 §"},
		{"the council's own matter", func(d *org.Delegation) { d.Matter = "goals" }, false, false, "5 kap. 2 §"},
		{"the board's plan", func(d *org.Delegation) { d.Matter = "operations-plan" }, false, false, "6 kap. 38 §"},
		{"automated", func(d *org.Delegation) { d.To = org.DelegateAutomated }, true, true, "6 kap. 37 och 40 §§"},
		{"automated and appealable", func(d *org.Delegation) { d.To, d.Bars = org.DelegateAutomated, []org.Bar{org.BarAppealable} }, false, false, "6 kap. 37 §"},
		{"automated procurement", func(d *org.Delegation) { d.To, d.Bars = org.DelegateAutomated, []org.Bar{org.BarProcurement} }, false, false, "6 kap. 37 §"},
		{"appealable by an employee", func(d *org.Delegation) { d.Bars = []org.Bar{org.BarAppealable} }, true, true, "7 kap. 5 och 8 §§"},
		{"procurement by an employee", func(d *org.Delegation) { d.Bars = []org.Bar{org.BarProcurement} }, true, true, "7 kap. 5 och 8 §§"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := delegation()
			c.change(&d)
			r := d.Guard(org.Matters())
			assert.Equal(t, c.allowed, r.Allowed)
			assert.Equal(t, c.report, r.Report)
			assert.Equal(t, c.section, r.Source.Section)
			assert.True(t, r.Reason.Complete())
			decision, err := d.Decide(id(2), date(2027, 5, 3), "SN 2027/14", org.Matters())
			if !c.allowed {
				require.ErrorIs(t, err, kvalitet.ErrInvalid)
				assert.ErrorContains(t, err, c.section)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.report, decision.Report)
		})
	}
	_, err := delegation().Decide(id(2), date(2028, 1, 1), "", org.Matters())
	assert.ErrorContains(t, err, "gäller inte den dagen")
}

func TestReporting(t *testing.T) {
	ctx, s := t.Context(), orgtest.NewMemStore()
	_, err := org.SaveDelegation(ctx, s, delegation(), org.Matters())
	require.NoError(t, err)
	forbidden := delegation()
	forbidden.ID, forbidden.Matter = id(3), "goals"
	_, err = org.SaveDelegation(ctx, s, forbidden, org.Matters())
	require.ErrorIs(t, err, kvalitet.ErrInvalid)

	for i, day := range []kvalitet.Date{date(2027, 5, 20), date(2027, 5, 3), date(2027, 6, 9)} {
		_, err := org.SaveDecision(ctx, s, id(byte(20+i)), id(1), day, fmt.Sprintf("SN 2027/%d", i), org.Matters())
		require.NoError(t, err)
	}
	_, err = org.SaveDecision(ctx, s, id(30), id(99), date(2027, 5, 3), "", org.Matters())
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
	_, err = org.SaveDecision(ctx, s, id(30), id(1), date(2029, 5, 3), "", org.Matters())
	require.ErrorIs(t, err, kvalitet.ErrInvalid)

	meetings := []kvalitet.Date{date(2027, 9, 1), date(2027, 6, 8), date(2027, 5, 11)}
	list, err := org.ReportDecisions(ctx, s, "operatingBoard", date(2027, 6, 8))
	require.NoError(t, err)
	require.Len(t, list, 2)
	assert.Equal(t, "SN 2027/1", list[0].Reference, "by day")
	again, err := org.ReportDecisions(ctx, s, "operatingBoard", date(2027, 6, 8))
	require.NoError(t, err)
	assert.Empty(t, again, "nothing is reported twice")

	var all []org.DelegatedDecision
	for d, err := range s.DelegatedDecisions(ctx, org.DelegatedDecisionQuery{}) {
		require.NoError(t, err)
		all = append(all, d)
	}
	assert.Equal(t, date(2027, 5, 11), all[1].Due(meetings))
	assert.Empty(t, org.Unreported(all, meetings, date(2027, 9, 1)), "the next meeting is today")
	late := org.Unreported(all, meetings, date(2027, 9, 2))
	require.Len(t, late, 1)
	assert.Equal(t, id(22), late[0].ID)
	assert.True(t, org.DelegatedDecision{On: date(2027, 1, 1)}.Due(meetings).IsZero(), "nothing to report")
	same := org.ReportList([]org.DelegatedDecision{{On: date(2027, 1, 2), Report: true, Reference: "b"}, {On: date(2027, 1, 2), Report: true, Reference: "a"}, {On: date(2027, 1, 2), Report: true, Reference: "a"}}, date(2027, 1, 2))
	assert.Equal(t, "a", same[0].Reference)
}

func TestCoverage(t *testing.T) {
	o := org.Orebro()
	goal, process, risk, control := org.Thing{Kind: "goal", ID: id(1), Name: "fler nöjda"}, org.Thing{Kind: "process", ID: id(1)}, org.Thing{Kind: "risk", ID: id(3)}, org.Thing{Kind: "control", ID: id(4)}
	o.Responsibilities = []org.Responsibility{
		{goal, "headOfAdministration", org.PartAccountable}, {goal, "unitManager", org.PartResponsible}, {goal, "politician", org.PartInformed},
		{process, "processOwner", org.PartAccountable}, {process, "processLeader", org.PartAccountable}, {process, "processLeader", org.PartResponsible},
		{risk, "rymdminister", org.PartAccountable},
		{control, "controlOfficer", org.PartAccountable},
	}
	gaps := o.Coverage([]org.Thing{goal, process, risk, control, {Kind: "goal", ID: id(9)}})
	var got []string
	for _, g := range gaps {
		got = append(got, g.Thing.Kind+" "+g.Kind.String())
	}
	assert.Equal(t, []string{"process several", "risk nobody", "risk unknownRole", "control noWork", "goal nobody"}, got)
	assert.Equal(t, []string{"processOwner", "processLeader"}, gaps[0].Roles)
}

func TestAliases(t *testing.T) {
	o := org.Lidkoping()
	o.Bodies = append(o.Bodies, org.Body{Code: "learning", Kind: org.BodyBoard, Name: kvalitet.Label{SV: "lärandenämnden", EN: "learning"}},
		org.Body{Code: "youth", Kind: org.BodyBoard, Name: kvalitet.Label{SV: "ungdomsnämnden", EN: "youth"}})
	o.Aliases = []org.Alias{{"school", "education", date(2019, 1, 1)}, {"education", "learning", date(2023, 1, 1)}, {"education", "youth", date(2023, 1, 1)}, {"leisure", "youth", date(2023, 1, 1)}}
	o.Bodies = append(o.Bodies, org.Body{Code: "education", Kind: org.BodyBoard, Name: kvalitet.Label{SV: "utbildningsnämnden", EN: "education"}})
	require.NoError(t, o.Validate())
	assert.Equal(t, []string{"learning", "youth"}, o.Successors("school", date(2026, 1, 1)), "renamed and then split")
	assert.Equal(t, []string{"education"}, o.Successors("school", date(2022, 12, 31)))
	assert.Equal(t, []string{"school"}, o.Successors("school", date(2018, 12, 31)))
	assert.Equal(t, []string{"education", "leisure", "school", "youth"}, o.Predecessors("youth", date(2026, 1, 1)), "history survives")
	assert.Equal(t, []string{"council"}, o.Predecessors("council", date(2026, 1, 1)))
	o.Aliases = append(o.Aliases, org.Alias{"learning", "education", date(2030, 1, 1)})
	assert.Contains(t, codes(o.Problems()), "cycle /aliases/1/new")
}

func codes(problems []kvalitet.Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Code+" "+p.Path)
	}
	return out
}

func TestOversight(t *testing.T) {
	o := org.Orebro()
	o.Bodies = append(o.Bodies, org.Body{Code: "sold", Kind: org.BodyCompany, Name: kvalitet.Label{SV: "sålt", EN: "sold"}, Period: kvalitet.Period{Until: date(2026, 6, 1)}})
	assert.Equal(t, []org.Oversight{{Company: "company"}}, o.Oversight(2026), "only what existed")
	o.Directives = []org.OwnerDirective{{Company: "company", Purpose: "bostäder", Adopted: date(2020, 5, 2)}}
	o.Reviews = []org.CompanyReview{{Company: "company", Year: 2026, On: date(2027, 4, 6), WithinPurpose: true, WithinPowers: true}}
	require.NoError(t, o.Validate())
	require.Len(t, o.Oversight(2026), 1)
	assert.True(t, o.Oversight(2026)[0].Done())
	assert.False(t, o.Oversight(2027)[0].Review)
}

// KL 6 kap. 1 §: boards and joint boards; companies, federations and foundations with municipal operations.
func TestUnseen(t *testing.T) {
	o := org.Mark()
	add := func(code string, kind org.BodyKind, until kvalitet.Date) {
		o.Bodies = append(o.Bodies, org.Body{Code: code, Kind: kind, Name: kvalitet.Label{SV: code, EN: code}, Period: kvalitet.Period{Until: until}})
	}
	add("joint", org.BodyJointBoard, kvalitet.Date{})
	add("rescue", org.BodyFederation, kvalitet.Date{})
	add("museum", org.BodyFoundation, kvalitet.Date{})
	add("gone", org.BodyFederation, date(2025, 1, 1))
	codes := func(year int) (out []string) {
		for _, b := range o.Unseen(year) {
			out = append(out, b.Code)
		}
		return out
	}
	assert.Equal(t, []string{"board", "business", "joint", "rescue", "museum"}, codes(2026), "not the council, the executive, auditors, administrations or what is gone")
	o.Notes = []org.OversightNote{{Body: "rescue", On: date(2026, 12, 31)}, {Body: "joint", On: date(2027, 1, 1), Remark: "ingen plan"}}
	o.Reviews = []org.CompanyReview{{Company: "business", Year: 2025, On: date(2026, 4, 6), WithinPurpose: true, WithinPowers: true}}
	require.NoError(t, o.Validate())
	assert.Equal(t, []string{"board", "joint", "museum"}, codes(2026), "the review of a company decided in the year counts")
	o.Notes = append(o.Notes, org.OversightNote{Body: "executive", On: date(2026, 1, 1)}, org.OversightNote{})
	assert.Equal(t, []string{"unknown /notes/2/body", "missing /notes/3/body", "missing /notes/3/on"}, problemCodes(o))
	assert.True(t, org.BodyJointBoard.IsBoard())
	assert.False(t, org.BodyFederation.IsBoard())
}

func problemCodes(o org.Organisation) (out []string) {
	for _, p := range o.Problems() {
		out = append(out, p.Code+" "+p.Path)
	}
	return out
}

func TestChannels(t *testing.T) {
	c, ok := org.Orebro().ChannelNamed("ENKLARE VARDAG")
	require.True(t, ok)
	assert.True(t, c.Tells && !c.Hears && !c.Internal)
	c, ok = org.Skelleftea().ChannelNamed("insidan")
	require.True(t, ok)
	assert.True(t, c.Internal)
	_, ok = org.Mark().Channel("household")
	assert.True(t, ok)
	_, ok = org.Mark().ChannelNamed("Enklare vardag")
	assert.False(t, ok)
	o := org.Mark()
	o.Channels = append(o.Channels, o.Channels[0], org.Channel{Code: "x", Name: o.Name, Keeper: "nobody"})
	assert.Equal(t, []string{"duplicate /channels/3", "missing /channels/4/tells", "unknown /channels/4/keeper"}, problemCodes(o))
}

func TestProblems(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*org.Organisation)
		want   string
	}{
		{"a body twice", func(o *org.Organisation) { o.Bodies[1].Code = "council" }, "duplicate /bodies/1"},
		{"a parent that is not there", func(o *org.Organisation) { o.Bodies[1].Parent = "kejsare" }, "unknown /bodies/1/parent"},
		{"its own parent", func(o *org.Organisation) { o.Bodies[1].Parent = "executive" }, "cycle /bodies/1/parent"},
		{"each other's parents", func(o *org.Organisation) { o.Bodies[0].Parent = "executive" }, "cycle /bodies/0/parent"},
		{"a role that reports to nobody known", func(o *org.Organisation) { o.Roles[0].ReportsTo = "kejsare" }, "unknown /roles/0/reportsTo"},
		{"a role that reports to itself", func(o *org.Organisation) { o.Roles[0].ReportsTo = "director" }, "cycle /roles/0/reportsTo"},
		{"roles in a ring", func(o *org.Organisation) { o.Roles[0].ReportsTo = "directorSecretary" }, "cycle /roles/0/reportsTo"},
		{"a chair who is not there", func(o *org.Organisation) { o.Forums[0].Chair = "kejsare" }, "unknown /forums/0/chair"},
		{"a member who is not there", func(o *org.Organisation) { o.Forums[0].Members = []string{"kejsare"} }, "unknown /forums/0/members/0"},
		{"meetings every hour", func(o *org.Organisation) { o.Forums[0].PerYear = 8760 }, "range /forums/0/perYear"},
		{"a responsibility without a part", func(o *org.Organisation) {
			o.Responsibilities = []org.Responsibility{{Thing: org.Thing{Kind: "goal", ID: id(1)}, Role: "manager"}}
		}, "missing /responsibilities/0/part"},
		{"a directive to a board", func(o *org.Organisation) {
			o.Directives = []org.OwnerDirective{{Company: "council", Purpose: "x", Adopted: date(2026, 1, 1)}}
		}, "unknown /directives/0/company"},
		{"a review in the same year", func(o *org.Organisation) {
			o.Reviews = []org.CompanyReview{{Company: "company", Year: 2026, On: date(2026, 12, 1), WithinPurpose: true, WithinPowers: true}}
		}, "order /reviews/0/on"},
		{"a no without a proposal", func(o *org.Organisation) {
			o.Reviews = []org.CompanyReview{{Company: "company", Year: 2026, On: date(2027, 3, 1), WithinPowers: true}}
		}, "missing /reviews/0/proposal"},
		{"an alias of itself", func(o *org.Organisation) {
			o.Aliases = []org.Alias{{"council", "council", date(2026, 1, 1)}}
		}, "cycle /aliases/0/new"},
		{"an alias of nobody", func(o *org.Organisation) { o.Aliases = []org.Alias{{"a", "b", date(2026, 1, 1)}} }, "unknown /aliases/0/new"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := org.Orebro()
			c.change(&o)
			assert.Contains(t, codes(o.Problems()), c.want)
		})
	}
	for name, change := range map[string]func(*org.Delegation){
		"missing /role":       func(d *org.Delegation) { d.Role = "" },
		"missing /to":         func(d *org.Delegation) { d.To = 0 },
		"cycle /subdelegated": func(d *org.Delegation) { d.Subdelegated = d.ID },
		"conflict /to":        func(d *org.Delegation) { d.Subdelegated, d.To = id(9), org.DelegateCommittee },
		"duplicate /bars/1":   func(d *org.Delegation) { d.Bars = []org.Bar{org.BarGoals, org.BarGoals} },
		"order /period/until": func(d *org.Delegation) { d.Period = kvalitet.Period{From: date(2027, 1, 2), Until: date(2027, 1, 1)} },
	} {
		d := delegation()
		require.NoError(t, d.Validate())
		change(&d)
		assert.Equal(t, []string{name}, codes(d.Problems()))
	}
	decision := org.DelegatedDecision{ID: id(1), Delegation: id(2), Body: "x", On: date(2027, 1, 2), Reported: date(2027, 1, 1)}
	assert.Equal(t, []string{"order /reported"}, codes(decision.Problems()))
}

func TestRules(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(org.Rules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("org",
		rulesdoc.Of("org.Rules", kvalitet.Label{SV: "Organisationen", EN: "The organisation"}, org.Rules())))
	goal := org.Thing{Kind: "goal", ID: id(1)}
	whole := func() *org.Pass {
		o := org.Orebro()
		o.Forums = o.Forums[:2]
		o.Responsibilities = []org.Responsibility{{goal, "manager", org.PartAccountable}, {goal, "employee", org.PartResponsible}}
		o.Reviews = []org.CompanyReview{{Company: "company", Year: 2026, On: date(2027, 4, 6), WithinPurpose: true, WithinPowers: true}}
		for _, b := range o.Bodies {
			if b.Kind.IsOverseen() {
				o.Notes = append(o.Notes, org.OversightNote{Body: b.Code, On: date(2026, 9, 1)})
			}
		}
		p := org.NewPass(o, goal)
		p.Delegations, p.Year = []org.Delegation{delegation()}, 2026
		return p
	}
	for _, c := range []struct {
		name   string
		change func(*org.Pass)
		rule   string
		want   kvalitet.Outcome
	}{
		{"no auditors", func(p *org.Pass) { p.Organisation.Bodies = p.Organisation.Bodies[:2] }, "bodies", kvalitet.OutcomeNotMet},
		{"nobody accountable", func(p *org.Pass) { p.Organisation.Responsibilities = nil }, "accountable", kvalitet.OutcomeNotMet},
		{"nothing to answer for", func(p *org.Pass) { p.Things = nil }, "accountable", kvalitet.OutcomeNotApplicable},
		{"a forum without a mandate", func(p *org.Pass) { p.Organisation.Forums[1].Mandate = kvalitet.Label{} }, "forum.mandate", kvalitet.OutcomeNotMet},
		{"a forum without a chair", func(p *org.Pass) { p.Organisation.Forums[1].Chair = "" }, "forum.chair", kvalitet.OutcomeNotMet},
		{"no forums", func(p *org.Pass) { p.Organisation.Forums = nil }, "forum.chair", kvalitet.OutcomeNotApplicable},
		{"goals delegated", func(p *org.Pass) { p.Delegations[0].Matter = "goals" }, "delegation", kvalitet.OutcomeNotMet},
		{"nothing delegated", func(p *org.Pass) { p.Delegations = nil }, "delegation", kvalitet.OutcomeNotApplicable},
		{"a company not reviewed", func(p *org.Pass) { p.Organisation.Reviews = nil }, "companies", kvalitet.OutcomeNotMet},
		{"no companies", func(p *org.Pass) { p.Organisation.Bodies = p.Organisation.Bodies[:3] }, "companies", kvalitet.OutcomeNotApplicable},
		{"no year", func(p *org.Pass) { p.Year = 0 }, "companies", kvalitet.OutcomeUnknown},
		{"a board not overseen", func(p *org.Pass) { p.Organisation.Notes = p.Organisation.Notes[1:] }, "oversight", kvalitet.OutcomeNotMet},
		{"overseen another year", func(p *org.Pass) { p.Organisation.Notes[0].On = date(2025, 12, 31) }, "oversight", kvalitet.OutcomeNotMet},
		{"oversight not recorded", func(p *org.Pass) { p.Organisation.Notes = nil }, "oversight", kvalitet.OutcomeUnknown},
		{"oversight, no year", func(p *org.Pass) { p.Year = 0 }, "oversight", kvalitet.OutcomeUnknown},
		{"nothing to oversee", func(p *org.Pass) { p.Organisation.Bodies = p.Organisation.Bodies[:3] }, "oversight", kvalitet.OutcomeNotApplicable},
	} {
		t.Run(c.rule+": "+c.name, func(t *testing.T) {
			p := whole()
			for _, f := range kvalitet.Run(org.Rules(), p) {
				require.Equal(t, kvalitet.OutcomeMet, f.Outcome, f.Rule)
			}
			c.change(p)
			for _, f := range kvalitet.Run(org.Rules(), p) {
				if f.Rule == "governance.org."+c.rule {
					assert.Equal(t, c.want, f.Outcome)
				}
			}
		})
	}
}

func TestStoreCallers(t *testing.T) {
	ctx, s := t.Context(), orgtest.NewMemStore()
	o, err := org.SaveOrganisation(ctx, s, org.Orebro())
	require.NoError(t, err)
	_, err = org.SaveDelegation(ctx, s, delegation(), nil)
	require.NoError(t, err)
	p, err := org.LoadPass(ctx, s, o.ID, date(2027, 6, 1))
	require.NoError(t, err)
	assert.Len(t, p.Delegations, 1)
	p, err = org.LoadPass(ctx, s, o.ID, date(2026, 6, 1))
	require.NoError(t, err)
	assert.Empty(t, p.Delegations, "not in force")
	_, err = org.LoadPass(ctx, s, id(99), kvalitet.Date{})
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
	_, err = org.SaveOrganisation(ctx, s, org.Organisation{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestJSON(t *testing.T) {
	for name, o := range map[string]org.Organisation{"orebro": org.Orebro(), "lidkoping": org.Lidkoping(), "haparanda": org.Haparanda(), "skelleftea": org.Skelleftea(), "mark": org.Mark(), "empty": {}} {
		golden.JSON(t, "testdata/"+name+".json", o)
	}
	golden.JSON(t, "testdata/delegation.json", delegation())
	golden.JSON(t, "testdata/delegated-decision.json", org.DelegatedDecision{ID: id(1), Delegation: id(2), Body: "x", On: date(2027, 1, 2), Report: true})
}

func FuzzOrganisationJSON(f *testing.F) {
	o := org.Mark()
	o.Bodies, o.Roles, o.Forums = o.Bodies[:1], o.Roles[:1], nil
	o.Aliases = []org.Alias{{Old: "a", New: "council", On: date(2027, 1, 1)}}
	seed, err := json.Marshal(o)
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var o org.Organisation
		if json.Unmarshal(data, &o) != nil || o.Validate() != nil {
			return
		}
		kvalitet.Run(org.Rules(), org.NewPass(o))
		for _, a := range o.Aliases {
			require.NotEmpty(t, o.Successors(a.Old, date(2030, 1, 1)))
		}
	})
}

func FuzzDelegationJSON(f *testing.F) {
	seed, err := json.Marshal(delegation())
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var d org.Delegation
		if json.Unmarshal(data, &d) != nil || d.Validate() != nil {
			return
		}
		_, err := d.Decide(id(1), date(2027, 1, 1), "", org.Matters())
		require.False(t, err == nil && !d.Guard(org.Matters()).Allowed)
	})
}

func FuzzDelegatedDecisionJSON(f *testing.F) {
	f.Add([]byte(`{"id":"00000000-0000-0000-0000-000000000001","delegation":"00000000-0000-0000-0000-000000000002","body":"x","on":"2027-01-02","report":true}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d org.DelegatedDecision
		if json.Unmarshal(data, &d) == nil && d.Validate() == nil {
			require.Len(t, org.ReportList([]org.DelegatedDecision{{Report: true, On: d.On}}, d.On), 1)
		}
	})
}

func ExampleDelegation_Guard() {
	d := org.Delegation{Text: "Fastställa mål för hemtjänsten", To: org.DelegateEmployee, Role: "unitManager", Bars: []org.Bar{org.BarGoals}}
	r := d.Guard(org.Matters())
	fmt.Println(r.Allowed, r.Reason.In("sv"), r.Source)
	// Output: false ärendet rör verksamhetens mål, inriktning, omfattning eller kvalitet Kommunallag (2017:725) 6 kap. 38 §
}

func ExampleOrganisation_ForumNamed() {
	f, _ := org.Orebro().ForumNamed("Analyskommitté")
	chair, _ := org.Orebro().Role(f.Chair)
	fmt.Println(chair.Name.SV)
	// Output: processägare för ekonomi- och verksamhetsstyrning
}

func ExampleOrganisation_Coverage() {
	o := org.Orebro()
	goal := org.Thing{Kind: "goal", ID: uuid.UUID{15: 1}}
	for _, gap := range o.Coverage([]org.Thing{goal}) {
		fmt.Println(gap.Thing.Kind, gap.Text.In("sv"))
	}
	// Output: goal ingen roll ansvarar
}
