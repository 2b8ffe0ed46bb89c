package survey

import "github.com/kommunkvalitet/kvalitet"

// Guide tells when a method is the right one and what it cannot say (metodregister). It is empty for "not set".
func (m Method) Guide() kvalitet.Label {
	switch m {
	case MethodQuestionnaire:
		return kvalitet.Label{SV: "När det ska gå att säga hur många som tycker något, och jämföra över tid. Säger inte varför.",
			EN: "When it must be said how many think something, and compared over time. It does not say why."}
	case MethodFocusGroup:
		return kvalitet.Label{SV: "När orsaker och förslag söks, före en enkät eller efter ett resultat. Säger inte hur vanligt något är.",
			EN: "When causes and ideas are sought, before a questionnaire or after a result. It does not say how common something is."}
	case MethodUserTest:
		return kvalitet.Label{SV: "När en tjänst ska fungera: några få som löser uppgifter visar var det stannar. Säger inget om nöjdhet.",
			EN: "When a service must work: a few who solve tasks show where it stops. It says nothing of satisfaction."}
	case MethodInterview:
		return kvalitet.Label{SV: "När ämnet är känsligt eller få berörs. Redovisas aldrig så att en person känns igen.",
			EN: "When the subject is sensitive or few are concerned. Never reported so that a person is recognised."}
	case MethodDialogue:
		return kvalitet.Label{SV: "När medborgare ska påverka ett beslut som är öppet. De som kommer är inget urval.",
			EN: "When citizens shall influence a decision that is open. Those who come are no sample."}
	}
	return kvalitet.Label{}
}
