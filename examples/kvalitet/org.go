package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/org"
)

// orgCommand finds bodies, roles, forums and channels by their Swedish names.
func orgCommand(h *host) *cobra.Command {
	var preset string
	cmd := &cobra.Command{
		Use:   "org [NAME…] [-preset orebro|lidkoping|haparanda|skelleftea|mark|all|FILE.json]",
		Short: "Organ, roller, forum och kanaler / bodies, roles, forums and channels",
		Long: `Slår upp namn, eller visar alla. Versaler, mellanslag och bindestreck spelar ingen roll. Ett namn som inte finns ger
utgångsstatus 1.
/
Looks names up, or shows all. Case, spaces and hyphens do not matter. A name that is not found gives exit status 1.`,
		Example: `  kvalitet org -preset orebro
  kvalitet org kvalitetsråd "kommundirektörens styrgrupp" VUIT -format json`,
		RunE: func(_ *cobra.Command, args []string) error { return h.org(preset, args) },
	}
	cmd.Flags().StringVar(&preset, "preset", "all", "organisation: orebro, lidkoping, haparanda, skelleftea, mark, all, FILE.json")
	return cmd
}

// orgKinds are the words of the kinds in the table.
var orgKinds = map[string]kvalitet.Label{"body": {SV: "organ", EN: "body"}, "role": {SV: "roll", EN: "role"}, "forum": {SV: "forum", EN: "forum"}, "channel": {SV: "kanal", EN: "channel"}}

// orgEntry is a body, a role, a forum or a channel of the JSON document.
type orgEntry struct {
	Organisation string   `json:"organisation"`
	Kind         string   `json:"kind"` // body, role, forum, channel
	Code         string   `json:"code"`
	Name         string   `json:"name"`
	AlsoCalled   []string `json:"alsoCalled"`
	Above        string   `json:"above"`   // the body above, the role reported to, the role that leads the forum or keeps the channel
	PerYear      int      `json:"perYear"` // meetings, 0 when not said
	Purpose      string   `json:"purpose"`
}

func (h *host) org(preset string, names []string) error {
	organisations, err := h.organisations(preset)
	if err != nil {
		return err
	}
	document := struct {
		Entries  []orgEntry `json:"entries"`
		NotFound []string   `json:"notFound"`
	}{[]orgEntry{}, []string{}}
	if len(names) == 0 {
		for _, o := range organisations {
			document.Entries = append(document.Entries, h.everything(o)...)
		}
	}
	for _, name := range names {
		before := len(document.Entries)
		for _, o := range organisations {
			document.Entries = append(document.Entries, h.lookUp(o, name)...)
		}
		if len(document.Entries) == before {
			document.NotFound = append(document.NotFound, name)
			h.failed = true
			fmt.Fprintf(h.errs, "kvalitet: %s: %s\n", name, h.t("finns inte", "not found"))
		}
	}
	s := sheet{Name: column("Organisation", "Organisation"), Columns: []kvalitet.Label{column("kommun", "municipality"), column("slag", "kind"),
		column("namn", "name"), column("över", "above"), column("möten per år", "meetings a year"), column("uppgift", "purpose")}}
	for _, e := range document.Entries {
		var meetings any
		if e.PerYear > 0 {
			meetings = e.PerYear
		}
		s.Rows = append(s.Rows, []any{e.Organisation, orgKinds[e.Kind], e.Name, e.Above, meetings, e.Purpose})
	}
	return h.emit(document, s)
}

// organisations returns the presets asked for, or the organisation in a file.
func (h *host) organisations(preset string) ([]org.Organisation, error) {
	switch strings.ToLower(preset) {
	case "all", "alla":
		return org.Presets(), nil
	case "orebro", "örebro":
		return []org.Organisation{org.Orebro()}, nil
	case "lidkoping", "lidköping":
		return []org.Organisation{org.Lidkoping()}, nil
	case "haparanda":
		return []org.Organisation{org.Haparanda()}, nil
	case "skelleftea", "skellefteå":
		return []org.Organisation{org.Skelleftea()}, nil
	case "mark":
		return []org.Organisation{org.Mark()}, nil
	}
	data, err := table.Bytes(preset, h.in)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("-preset %s: orebro, lidkoping, haparanda, skelleftea, mark, all, FILE.json", preset)
	}
	if err != nil {
		return nil, err
	}
	var o org.Organisation
	if err := json.Unmarshal(data, &o); err != nil {
		return nil, fmt.Errorf("%s: %w", preset, err)
	}
	return []org.Organisation{o}, o.Validate()
}

func (h *host) everything(o org.Organisation) []orgEntry {
	var entries []orgEntry
	for _, b := range o.Bodies {
		entries = append(entries, h.body(o, b))
	}
	for _, r := range o.Roles {
		entries = append(entries, h.role(o, r))
	}
	for _, f := range o.Forums {
		entries = append(entries, h.forum(o, f))
	}
	for _, c := range o.Channels {
		entries = append(entries, h.channel(o, c))
	}
	return entries
}

func (h *host) lookUp(o org.Organisation, name string) []orgEntry {
	var entries []orgEntry
	if b, ok := o.BodyNamed(name); ok {
		entries = append(entries, h.body(o, b))
	}
	if r, ok := o.RoleNamed(name); ok {
		entries = append(entries, h.role(o, r))
	}
	if f, ok := o.ForumNamed(name); ok {
		entries = append(entries, h.forum(o, f))
	}
	if c, ok := o.ChannelNamed(name); ok {
		entries = append(entries, h.channel(o, c))
	}
	return entries
}

func (h *host) body(o org.Organisation, b org.Body) orgEntry {
	parent, _ := o.Body(b.Parent)
	return orgEntry{o.Name.In(h.lang), "body", b.Code, b.Name.In(h.lang), notNil(b.AlsoCalled), parent.Name.In(h.lang), 0, b.Kind.Label().In(h.lang)}
}

func (h *host) role(o org.Organisation, r org.Role) orgEntry {
	above, _ := o.Role(r.ReportsTo)
	return orgEntry{o.Name.In(h.lang), "role", r.Code, r.Name.In(h.lang), notNil(r.AlsoCalled), above.Name.In(h.lang), 0, r.Task.In(h.lang)}
}

func (h *host) forum(o org.Organisation, f org.Forum) orgEntry {
	chair, _ := o.Role(f.Chair)
	return orgEntry{o.Name.In(h.lang), "forum", f.Code, f.Name.In(h.lang), notNil(f.AlsoCalled), chair.Name.In(h.lang), f.PerYear, f.Mandate.In(h.lang)}
}

func (h *host) channel(o org.Organisation, c org.Channel) orgEntry {
	keeper, _ := o.Role(c.Keeper)
	return orgEntry{o.Name.In(h.lang), "channel", c.Code, c.Name.In(h.lang), notNil(c.AlsoCalled), keeper.Name.In(h.lang), 0, c.Purpose.In(h.lang)}
}
