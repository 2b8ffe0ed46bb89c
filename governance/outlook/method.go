package outlook

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
)

// DialogueMethod is a way to meet citizens (dialogmetod). The set is open: a municipality adds its own.
type DialogueMethod struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
	// SeeksOut says that the municipality goes to people, and so meets those who do not come by themselves.
	SeeksOut bool            `json:"seeksOut,omitempty"`
	Source   kvalitet.Source `json:"source"`
}

// DialogueMethods returns the methods that Skellefteå names, in its order.
func DialogueMethods() []DialogueMethod {
	source := kvalitet.Source{Title: "Skellefteå kommun, medborgardialog", Section: "olika arbetssätt", Grade: kvalitet.GradePublished}
	return []DialogueMethod{
		{"visit", kvalitet.Label{SV: "uppsökande samtal", EN: "going to people"}, true, source},
		{"meeting", kvalitet.Label{SV: "stormöte", EN: "public meeting"}, false, source},
		{"focusGroup", kvalitet.Label{SV: "fokusgrupp", EN: "focus group"}, false, source},
		{"survey", kvalitet.Label{SV: "enkät", EN: "questionnaire"}, false, source},
		{"socialMedia", kvalitet.Label{SV: "sociala medier", EN: "social media"}, false, source},
	}
}

// seeksOut reports whether one of the dialogue's methods, by code or name, goes to people.
func (d Dialogue) seeksOut() bool {
	return slices.ContainsFunc(DialogueMethods(), func(m DialogueMethod) bool {
		return m.SeeksOut && (slices.Contains(d.Methods, m.Code) || slices.Contains(d.Methods, m.Name.SV))
	})
}
