package org

import (
	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Channel is a way in which the municipality tells people things and hears from them (kanal): a web site, an intranet,
// a blog, a counter. A view or a promise names its channel by Code.
type Channel struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
	// AlsoCalled are other Swedish names.
	AlsoCalled []string `json:"alsoCalled,omitempty"`
	// Internal channels are for staff; the others are for everybody.
	Internal bool `json:"internal,omitempty"`
	// Tells says that the municipality speaks in it, Hears that it listens; many do both.
	Tells bool `json:"tells,omitempty"`
	Hears bool `json:"hears,omitempty"`
	// Keeper is the code of the role that answers for it.
	Keeper string `json:"keeper,omitempty"`
	// Purpose says what it is for.
	Purpose kvalitet.Label `json:"purpose,omitzero"`
}

// Problems reports what keeps the channel from existing: one that neither tells nor hears is "missing".
func (c Channel) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", c.Code)
	ps.Label("/name", c.Name)
	ps.If(!c.Tells && !c.Hears, "missing", "/tells", "kanalen varken berättar eller lyssnar", "the channel neither tells nor hears")
	return ps
}

// Channel returns the channel with the code.
func (o Organisation) Channel(code string) (Channel, bool) {
	return first(o.Channels, func(c Channel) bool { return c.Code == code })
}

// ChannelNamed finds a channel by any of its names, as [Organisation.BodyNamed] does.
func (o Organisation) ChannelNamed(name string) (Channel, bool) {
	return first(o.Channels, func(c Channel) bool { return called(name, c.Name, c.AlsoCalled) })
}

// channel makes a row of the presets; ways are "t" for telling, "h" for hearing and "i" for internal.
func channel(code, names, en, ways, sv, purpose string) Channel {
	name, also := split(names)
	c := Channel{Code: code, Name: kvalitet.Label{SV: name, EN: en}, AlsoCalled: also}
	for _, w := range ways {
		switch w {
		case 't':
			c.Tells = true
		case 'h':
			c.Hears = true
		case 'i':
			c.Internal = true
		}
	}
	if sv != "" {
		c.Purpose = kvalitet.Label{SV: sv, EN: purpose}
	}
	return c
}

func orebroChannels() []Channel {
	blog := channel("blog", "bloggen Enklare vardag|blogg Enklare vardag|Enklare vardag|blogg", "the blog Enklare vardag", "t",
		"berättar om arbetet med systematisk kvalitets- och verksamhetsutveckling", "tells of the work on systematic quality and development")
	blog.Keeper = "qualityDirector" // our reading: the blog is of the process that the quality director owns
	return []Channel{
		channel("web", "webben|orebro.se|webbplats|webb", "web site", "t", "information om tjänster, blanketter och löften", "information on services, forms and promises"),
		channel("eService", "e-tjänst|e-tjänster", "e-service", "th", "ärenden som lämnas och följs på nätet", "matters handed in and followed on the web"),
		channel("phone", "telefon", "telephone", "th", "", ""),
		channel("counter", "över disk|disk", "counter", "th", "", ""),
		blog,
		channel("intranet", "intranätet|intranät|ior.orebro.se", "intranet", "ti", "kvalitetshandboken, metodstöd och mallar", "the quality handbook, methods and templates"),
	}
}

func skellefteaChannels() []Channel {
	return []Channel{
		channel("email", "e-post", "e-mail", "th", "", ""),
		channel("form", "webbformulär", "web form", "h", "", ""),
		channel("app", "mobilapp", "mobile app", "th", "", ""),
		channel("facebook", "Facebook", "Facebook", "th", "", ""),
		channel("visit", "personligt besök|besök", "visit", "th", "", ""),
		channel("phone", "telefon|återuppringning", "telephone", "th", "svar inom två minuter i normalfallet, eller återuppringning med platsen i kön kvar", "an answer within two minutes as a rule, or a call back with the place in the queue kept"),
		channel("socialMedia", "sociala medier", "social media", "th", "", ""),
		channel("survey", "enkäter|enkät", "questionnaires", "h", "", ""),
		channel("articles", "artiklar om goda exempel|goda exempel", "articles on good examples", "t", "lyfter utvecklingsprojekt som höjt kvaliteten", "shows development that raised the quality"),
		channel("intranet", "Insidan|intranätet Insidan|nya Insidan|intranät", "the intranet Insidan", "thi", "ledningssystemets plats för medarbetarna", "where staff find the management system"),
	}
}

func markChannels() []Channel {
	return []Channel{
		channel("household", "Mark-kontakt|hushållsinformation|hushållsinformationen", "information to all households", "t", "tidning till alla hushåll", "a paper to every household"),
		channel("resultsPortal", "nätportal för kommunens resultat|nätportal", "portal of the municipality's results", "t", "visar kommunens resultat för medborgarna; föreslagen av utvärderarna", "shows the results to citizens; proposed by the assessors"),
		channel("intranet", "intranät|intranätet", "intranet", "ti", "", ""),
	}
}

func lidkopingChannels() []Channel {
	return []Channel{
		channel("intranet", "intranätet|intranät", "intranet", "ti", "här publiceras processerna", "where the processes are published"),
	}
}

// channelProblems reports channels listed twice and keepers that are no roles.
func (o Organisation) channelProblems(ps *check.List) {
	check.Unique(ps, "/channels", o.Channels, func(c Channel) string { return c.Code })
	for i, c := range o.Channels {
		at := check.At("/channels", i)
		ps.Under(at, c.Problems())
		if c.Keeper != "" {
			o.knownRole(ps, at+"/keeper", c.Keeper)
		}
	}
}
