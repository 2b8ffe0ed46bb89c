package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// common takes what stands once for all bodies.
func (y *controlYear) common(r *reading, m map[string]any, preset string) error {
	if n, ok := m["year"].(int64); ok {
		y.year = int(n)
	}
	var rest struct {
		On        kvalitet.Date     `json:"on"`
		Expected  []string          `json:"expected"`
		Executive control.Statement `json:"executive"`
		Auditors  control.Statement `json:"auditors"`
	}
	if err := into(pick(m, "on", "expected", "executive", "auditors"), &rest); err != nil {
		return err
	}
	y.on, y.expected, y.executive, y.auditors = rest.On, rest.Expected, rest.Executive, rest.Auditors
	y.model = control.Orebro()
	if preset == "" {
		switch model := m["model"].(type) {
		case string:
			preset = model
		case object:
			data, err := json.Marshal(plainValue(model))
			if err != nil {
				return err
			}
			if err := json.Unmarshal(data, &y.model); err != nil {
				return fmt.Errorf("/model: %w", err)
			}
			if err := y.model.Validate(); err != nil {
				return err
			}
		}
	}
	if preset != "" {
		found, err := controlModel(preset)
		if err != nil {
			return err
		}
		y.model = found
	}
	if limit, ok := m["limit"].(string); ok {
		c, err := parseLimit(limit)
		if err != nil {
			r.fail("/limit", limit, "ingen gräns som \"över 9\" eller \"minst 9\"", "not a limit such as \"over 9\" or \"at least 9\"")
			return nil
		}
		criteria := []control.Criterion{c}
		for _, old := range y.model.Criteria {
			if old.Kind != control.CriterionOver && old.Kind != control.CriterionAtLeast && old.Kind != control.CriterionConsequence {
				criteria = append(criteria, old)
			}
		}
		y.model.Criteria = criteria
	}
	return nil
}

// controlModel finds a preset by its code or a model in a file.
func controlModel(name string) (control.Model, error) {
	codes := map[string]func() control.Model{"orebro": control.Orebro, "örebro": control.Orebro, "gothenburg": control.Gothenburg, "goteborg": control.Gothenburg,
		"göteborg": control.Gothenburg, "hultsfred": control.Hultsfred, "kalmar": control.Kalmar, "mellerud": control.Mellerud}
	if preset, ok := codes[strings.ToLower(strings.TrimSpace(name))]; ok {
		return preset(), nil
	}
	data, err := table.Bytes(name, bytes.NewReader(nil))
	if err != nil {
		return control.Model{}, fmt.Errorf("-model %s: orebro, gothenburg, hultsfred, kalmar, mellerud, FILE.json: %w", name, err)
	}
	var m control.Model
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("%s: %w", name, err)
	}
	return m, m.Validate()
}

var limitText = regexp.MustCompile(`^(över|over|above|>|minst|at ?least|from|från|>=|≥)?\s*(\d{1,5})$`)

// parseLimit reads "över 9", "> 9", "minst 9", "≥ 9"; a number alone is "at least".
func parseLimit(text string) (control.Criterion, error) {
	part := limitText.FindStringSubmatch(strings.ToLower(strings.TrimSpace(text)))
	if part == nil {
		return control.Criterion{}, kvalitet.ErrInvalid
	}
	n, err := strconv.Atoi(part[2])
	switch part[1] {
	case "över", "over", "above", ">":
		return control.Over(n), err
	default:
		return control.AtLeast(n), err
	}
}
