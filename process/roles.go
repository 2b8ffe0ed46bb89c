package process

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// Role tells what a process role does (processroll med uppgifter).
type Role struct {
	Code   RoleCode         `json:"code"`
	Duties []kvalitet.Label `json:"duties"`
	// AppointedBy is the role that appoints it; zero when no source says.
	AppointedBy RoleCode        `json:"appointedBy,omitzero"`
	Source      kvalitet.Source `json:"source"`
}

// Roles returns the nine roles with their duties as the handbooks of Örebro, Lidköping and Skellefteå give them.
func Roles() []Role {
	orebro := kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Processledningsmodell", Grade: kvalitet.GradePublished}
	lidkoping := kvalitet.Source{Title: "Lidköpings kommun, Projektplanering kommungemensamt ledningssystem", Section: "7.3.1", Grade: kvalitet.GradePublished}
	d := func(sv, en string) kvalitet.Label { return kvalitet.Label{SV: sv, EN: en} }
	return []Role{
		{Code: RoleManagement, Source: orebro, Duties: []kvalitet.Label{
			d("ger förutsättningar och styr i långsiktiga frågor", "gives the prerequisites and steers in long-term matters"),
			d("prioriterar och löser resurskonflikter", "sets priorities and resolves conflicts over resources"),
			d("utser processägare på enhetens högsta nivå", "appoints process owners at the unit's top level")}},
		{Code: RoleOwner, AppointedBy: RoleManagement, Source: orebro, Duties: []kvalitet.Label{
			d("har det formella helhetsansvaret för att processen är effektiv och ändamålsenlig", "has the formal overall responsibility that the process is effective and fit for purpose"),
			d("ser till att processen mäts och följs upp", "sees to it that the process is measured and followed up"),
			d("leder utvecklingen och begär eller avdelar resurser", "leads the development and asks for or assigns resources"),
			d("avgränsar processen och identifierar delprocesser", "delimits the process and identifies its parts"),
			d("utser ansvariga på lägre nivå, processledare och team", "appoints those responsible on lower levels, leaders and teams")}},
		{Code: RoleSubOwner, AppointedBy: RoleOwner, Source: lidkoping, Duties: []kvalitet.Label{
			d("har ägarens ansvar för en delprocess", "has an owner's responsibility for a sub-process")}},
		{Code: RoleLeader, AppointedBy: RoleOwner, Source: orebro, Duties: []kvalitet.Label{
			d("driver och samordnar förbättringsarbetet på ägarens uppdrag", "drives and coordinates improvement on the owner's behalf"),
			d("leder processteamet", "leads the process team"),
			d("samordnar gränssnitten mot verksamhet, andra processer och externa", "coordinates the interfaces to the operation, other processes and outsiders"),
			d("samlar problem och frågor, sprider kunskap och information", "gathers problems and questions, spreads knowledge and information")}},
		{Code: RoleDeveloper, AppointedBy: RoleOwner, Source: lidkoping, Duties: []kvalitet.Label{
			d("utvecklar processen löpande, när ägaren behöver det", "develops the process continuously, when the owner needs it"),
			d("lämnar över till processledaren när utvecklingen är klar", "hands over to the process leader when the development is done")}},
		{Code: RoleTeam, AppointedBy: RoleOwner, Source: orebro, Duties: []kvalitet.Label{
			d("bistår ägare och ledare med kunskap från processens olika delar", "assists owner and leader with knowledge from the parts of the process")}},
		{Code: RoleFacilitator, Source: orebro, Duties: []kvalitet.Label{
			d("kartlägger processen tillsammans med en grupp", "maps the process with a group"),
			d("analyserar, dokumenterar och rapporterar till uppdragsgivaren", "analyses, documents and reports to the client")}},
		{Code: RoleCoordinator, AppointedBy: RoleManagement, Source: lidkoping, Duties: []kvalitet.Label{
			d("håller ihop angreppssättet på ledningens uppdrag", "keeps the approach together on behalf of the management"),
			d("stödjer processägare", "supports process owners")}},
		{Code: RoleImprover, AppointedBy: RoleOwner, Source: orebro, Duties: []kvalitet.Label{
			d("genomför förbättringar på en plats i organisationen", "carries out improvements at one place in the organisation"),
			d("ansvarar för dokumentationen där", "is responsible for the documentation there")}},
	}
}

// RoleConflicts reports what does not go together among the roles of processes: no owner ("vacant"), more than one
// ("double"), one who owns and leads the same process so that nobody is asked for the result ("conflict"), a method
// expert who also owns what is mapped ("conflict"), a developer without a leader to hand over to ("handover"), a holder
// that looks like a person's name ("person"), and a leader of more processes than maxLed ("load"; 0 is no limit). The
// paths are into the list of specifications: "/2/roles/0".
func RoleConflicts(specs []Specification, maxLed int) []kvalitet.Problem {
	var ps []kvalitet.Problem
	add := func(code, path, sv, en string) {
		ps = append(ps, kvalitet.Problem{Code: code, Path: path, SV: sv, EN: en})
	}
	led := make(map[string][]string)
	for i, s := range specs {
		at := fmt.Sprintf("/%d/roles", i)
		held := make(map[RoleCode]string)
		owners := 0
		for j, a := range s.Roles {
			path := fmt.Sprintf("%s/%d", at, j)
			holder := fold(a.Holder)
			if holder == "" {
				continue
			}
			if a.Role == RoleOwner {
				if owners++; owners > 1 {
					add("double", path, "processen har mer än en ägare", "the process has more than one owner")
				}
			}
			if looksLikePerson(a.Holder) {
				add("person", path, "ange befattning eller roll, inte en person: "+a.Holder, "state a position or a role, not a person: "+a.Holder)
			}
			if a.Role == RoleLeader {
				led[holder] = append(led[holder], path)
			}
			if held[a.Role] == "" {
				held[a.Role] = holder
			}
		}
		owner := held[RoleOwner]
		if owner == "" {
			owner = held[RoleSubOwner]
		}
		if owner == "" {
			add("vacant", at, "processen har ingen ägare", "the process has no owner")
		}
		if owner != "" && owner == held[RoleLeader] {
			add("conflict", at, "samma befattning både äger och leder processen", "the same position both owns and leads the process")
		}
		if owner != "" && owner == held[RoleFacilitator] {
			add("conflict", at, "processhandledaren äger den process som kartläggs", "the facilitator owns the process that is mapped")
		}
		if held[RoleDeveloper] != "" && held[RoleLeader] == "" {
			add("handover", at, "processutvecklaren har ingen processledare att lämna över till", "the developer has no process leader to hand over to")
		}
	}
	for _, holder := range sortedKeys(led) {
		if paths := led[holder]; maxLed > 0 && len(paths) > maxLed {
			add("load", paths[maxLed], fmt.Sprintf("%s leder %d processer, högst %d är satt", holder, len(paths), maxLed),
				fmt.Sprintf("%s leads %d processes, at most %d is set", holder, len(paths), maxLed))
		}
	}
	return ps
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// fold makes two spellings of the same words equal: case and space.
func fold(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }
