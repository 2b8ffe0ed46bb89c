package process

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// TopMaps returns the architectures that are shipped, in order: what the documents name of their municipalities' own
// processes, to begin from. Units are the municipality's to add.
func TopMaps() []Architecture {
	return []Architecture{OrebroProcesses(), LidkopingProcesses(), EskilstunaProcesses(), LantmannenShape()}
}

// topMap makes an architecture of the three categories. A row is category, name and owner; a name that begins with "/"
// is a part of the process before it.
func topMap(code, name string, source kvalitet.Source, rows ...[3]string) Architecture {
	a := Architecture{ID: presetID("architecture/" + code), Name: name, Categories: ThreeCategories(), Need: "Behov hos dem vi finns till för", Value: "Tillgodosedda behov", Source: source}
	above := uuid.Nil
	for _, row := range rows {
		e := Entry{Name: row[1], Category: row[0], Owner: row[2]}
		if row[1][0] == '/' {
			e.Name, e.Parent = row[1][1:], above
		}
		e.Process = presetID(code + "/" + e.Name)
		if e.Parent == uuid.Nil {
			above = e.Process
		}
		a.Processes = append(a.Processes, e)
	}
	return a
}

// OrebroProcesses returns the processes that Örebro's handbook gives an owner: three main processes, owned by the
// programme directors, and five that the whole municipality shares. Which category the five belong to is our reading.
func OrebroProcesses() Architecture {
	source := kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Programdirektörens utvecklingsuppdrag och Ledningsforum", Grade: kvalitet.GradePublished}
	return topMap("orebro", "Örebro kommuns processer", source,
		[3]string{"management", "Ekonomi- och verksamhetsstyrning"},
		[3]string{"management", "Systematisk verksamhetsutveckling", "kvalitetsdirektör"},
		[3]string{"main", "Lärande", "programdirektör Barn och utbildning"},
		[3]string{"main", "Välfärd", "programdirektör Social välfärd"},
		[3]string{"main", "Samhällsplanering", "programdirektör Samhällsbyggnad"},
		[3]string{"main", "Service till privatpersoner och företag"},
		[3]string{"support", "Utvecklat medarbetarskap och ledarskap"},
		[3]string{"support", "Intern och extern kommunikation"})
}

// LidkopingProcesses returns what Lidköping's plan names: the steering process with its two parts and the plan of
// action, and personnel and economy as examples of support. It says itself that the main processes remain to be
// identified, so that category is empty.
func LidkopingProcesses() Architecture {
	source := kvalitet.Source{Title: "Lidköpings kommun, Projektplanering kommungemensamt ledningssystem", Section: "6.2, 6.3 och 7.4", Grade: kvalitet.GradePublished}
	a := topMap("lidkoping", "Lidköpings kommuns processer", source,
		[3]string{"management", "Styra kommunen"}, [3]string{"management", "/Planera"}, [3]string{"management", "/Följa upp"},
		[3]string{"management", "/Ta fram handlingsplan på enhetsnivå"},
		[3]string{"support", "Personal"}, [3]string{"support", "Ekonomi"})
	a.Processes[0].Process = LidkopingSteering().Process
	a.Processes[3].Process = LidkopingActionPlan().Process
	for i := range a.Processes[1:4] {
		a.Processes[i+1].Parent = a.Processes[0].Process
	}
	return a
}

// EskilstunaProcesses returns the overall processes in the list of contents of Eskilstuna's plan for 2016, which
// Lidköping has as an example. The end of the list could not be read, nor the end of the fifth name: it is data to
// override, and its grade is our default.
func EskilstunaProcesses() Architecture {
	source := kvalitet.Source{Title: "Eskilstuna kommun, Årsplan 2016", Section: "Övergripande processer", Grade: kvalitet.GradeDefault}
	return topMap("eskilstuna", "Eskilstuna kommuns processer", source,
		[3]string{"main", "Värna demokrati"},
		[3]string{"main", "Tillgodose behovet av utbildning"},
		[3]string{"main", "Tillgodose behovet av vård och sociala tjänster"},
		[3]string{"main", "Tillgodose behovet av kultur och berikande fritid"},
		[3]string{"main", "Tillgodose behovet av miljö- och samhällsbyggande"})
}

// LantmannenShape returns the shape of Lantmännen's top map, which Lidköping took for its own: leadership above, nine
// main processes from the customers' need to satisfied customers, and seven supporting processes below. The document
// does not give the names, so they are numbers to replace.
func LantmannenShape() Architecture {
	source := kvalitet.Source{Title: "Lidköpings kommun, Projektplanering kommungemensamt ledningssystem", Section: "4.3, exempel från Lantmännen", Grade: kvalitet.GradePublished}
	rows := [][3]string{{"management", "Leda, styra och utveckla"}}
	for i := range 9 {
		rows = append(rows, [3]string{"main", fmt.Sprintf("Huvudprocess %d", i+1)})
	}
	for i := range 7 {
		rows = append(rows, [3]string{"support", fmt.Sprintf("Stödprocess %d", i+1)})
	}
	a := topMap("lantmannen", "Övergripande processkarta", source, rows...)
	a.Need, a.Value = "Behov från kund", "Nöjda kunder"
	return a
}
