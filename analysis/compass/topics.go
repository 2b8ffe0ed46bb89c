package compass

import "github.com/kommunkvalitet/kvalitet"

// topics2002 are what the evaluators ask about in each area of the edition 2002 (huvudfrågor), in our words after Mark's
// account of its evaluation.
func topics2002() [][]kvalitet.Label {
	t := func(sv, en string) kvalitet.Label { return kvalitet.Label{SV: sv, EN: en} }
	return [][]kvalitet.Label{
		{
			t("information till medborgarna", "information to residents"),
			t("medborgarnas engagemang", "the engagement of residents"),
			t("information om resultat", "information on results"),
		}, {
			t("en förvaltning som utgår från brukarna", "an administration that begins with its users"),
			t("överskådlighet för medborgarna", "ease of finding one's way"),
			t("brukarnas inflytande över utbudet", "users' influence on what is offered"),
			t("brukar- och medborgarundersökningar", "surveys of users and residents"),
			t("hantering av klagomål", "the handling of complaints"),
			t("utbildning i bemötande", "training in how to receive people"),
		}, {
			t("målformuleringens kvalitet", "the quality of the goals"),
			t("delegation och ansvar mellan politik och förvaltning", "delegation and responsibility between politics and administration"),
			t("rapportering till politikerna", "reports to the politicians"),
			t("förståelse för uppgifter, roller och spelregler", "understanding of tasks, roles and rules"),
		}, {
			t("enheternas frihet att använda sina resurser", "the units' freedom over their resources"),
			t("samarbete över sektorsgränser", "cooperation across sectors"),
			t("lokala initiativ till egna intäkter och samverkan", "local initiatives for income and partnership"),
			t("förvaltningsledningen", "the management of departments"),
			t("den centrala ledningen av enheterna", "the central management of units"),
		}, {
			t("rapporteringens detaljering", "the detail of the reports"),
			t("rapportering från tvärsektoriella projekt", "reports from projects across sectors"),
			t("synliggjorda kostnader", "costs made visible"),
			t("kontroll och uppföljning", "control and follow-up"),
		}, {
			t("personalutveckling", "staff development"),
			t("individuell lönesättning", "individual pay"),
			t("arbetsmiljöundersökningar", "surveys of the working environment"),
			t("medarbetarsamtal", "staff appraisals"),
			t("ledarutveckling", "leadership development"),
			t("kompetensutvecklingens budget och uppföljning", "budget and follow-up of competence development"),
		}, {
			t("metodik i kvalitetsutvecklingen", "method in the development of quality"),
			t("strategisk serviceutveckling", "strategic development of services"),
			t("medarbetarnas erfarenhet och kreativitet", "the experience and creativity of staff"),
			t("IT i ärenden, service och uppföljning", "IT in cases, services and follow-up"),
			t("jämförelser som led i utvecklingen", "comparisons as a part of development"),
		}, {
			t("stöd till föreningslivet", "support for associations"),
			t("samverkan med kulturlivet", "cooperation with cultural life"),
			t("partner för näringslivet", "partner of business"),
			t("internationella kontakter", "international contacts"),
		},
	}
}
