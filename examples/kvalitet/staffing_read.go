package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// read makes a load and a target of the flags.
func (o staffingOptions) read() (load staffing.Load, target staffing.Target, err error) {
	var errs []error
	number := func(name, text string, share bool) float64 {
		if text == "" {
			return 0
		}
		v, err := fraction(name, text, share)
		errs = append(errs, err)
		return v
	}
	span := func(name, text string) time.Duration {
		if text == "" {
			return 0
		}
		parse := parseDuration
		if name == "patience" {
			parse = parsePatience
		}
		d, err := parse(text)
		if err != nil {
			errs = append(errs, fmt.Errorf("-%s %s: 4m30s, 270, 4:30", name, text))
		}
		return d
	}
	load = staffing.Load{Calls: number("calls", o.calls, false), Interval: span("interval", o.interval), Handling: span("aht", o.handling),
		Patience: span("patience", o.patience), Redial: number("redial", o.redial, false), Callback: number("callback", o.callback, true), Concurrent: o.concurrent}
	if o.patience != "" {
		load.Model = staffing.ModelA
	}
	if o.model != "" {
		model, err := parseModel(o.model)
		errs = append(errs, err)
		load.Model = model
	}
	switch strings.ToLower(o.preset) {
	case "", "80/20", "industry":
		target = staffing.Industry()
	case "skelleftea", "skellefteå":
		target = staffing.Skelleftea()
	case "taby", "täby":
		target = staffing.Taby()
	default:
		errs = append(errs, fmt.Errorf("-preset %s: 80/20, skelleftea, taby", o.preset))
	}
	if o.given("mean-wait") {
		target.MeanWait = span("mean-wait", o.meanWait)
		if !o.given("target") && !o.given("within") && o.preset == "" {
			target.Share = 0
		}
	}
	if o.given("target") {
		target.Share = number("target", o.share, true)
	}
	if o.given("within") {
		target.Within = span("within", o.within)
	}
	if o.given("target") || o.given("within") || o.given("mean-wait") {
		target.Name, target.Source = kvalitet.Label{}, kvalitet.Source{Title: "kommandoraden", Grade: kvalitet.GradeDefault}
	}
	target.MaxOccupancy = number("max-occupancy", o.occupancy, true)
	target.Shrinkage = number("shrinkage", o.shrinkage, true)
	return load, target, errors.Join(errs...)
}

// parseModel reads a model's code, its letter, or "Erlang C".
func parseModel(text string) (staffing.Model, error) {
	for _, m := range staffing.Models() {
		code := m.String()
		if t := strings.ReplaceAll(text, " ", ""); strings.EqualFold(t, code) || strings.EqualFold("erlang"+t, code) {
			return m, nil
		}
	}
	return 0, fmt.Errorf("-model %s: erlangB, erlangC, erlangA", text)
}

// fraction reads a number with comma or point. A share may be given in per cent: 80 %, or 80.
func fraction(flag, text string, share bool) (float64, error) {
	d, err := table.ParseDecimal(text)
	if err != nil {
		return 0, fmt.Errorf("-%s %s: är inget tal / is not a number", flag, text)
	}
	if share && (strings.Contains(text, "%") || d.GreaterThan(decimal.NewFromInt(1))) {
		d = d.Shift(-2)
	}
	return d.InexactFloat64(), nil
}

// longest is the longest time in seconds: 292 years.
var longest = decimal.NewFromInt(math.MaxInt64 / int64(time.Second))

// parsePatience is parseDuration, where what is longer than the longest time, or "inf", is that.
func parsePatience(text string) (time.Duration, error) {
	d, err := parseDuration(text)
	if v, wrong := table.ParseDecimal(text); wrong == nil && v.GreaterThan(longest) || strings.EqualFold(strings.TrimSpace(text), "inf") {
		return math.MaxInt64, nil
	}
	return d, err
}

// units are the units of time as people write them, the longest first.
var units = strings.NewReplacer("timmar", "h", "timme", "h", "tim", "h", "hours", "h", "hour", "h", "minuter", "m", "minutes", "m", "minute", "m", "minut", "m", "min", "m",
	"sekunder", "s", "sekund", "s", "seconds", "s", "second", "s", "sek", "s", "sec", "s", " ", "", "\u00a0", "")

// parseDuration reads 4m30s, 4 min 30 sek, a number of seconds, mm:ss or hh:mm:ss.
func parseDuration(text string) (time.Duration, error) {
	text = units.Replace(strings.ToLower(strings.TrimSpace(text)))
	if d, err := time.ParseDuration(strings.ReplaceAll(text, ",", ".")); err == nil && strings.ContainsAny(text, "hmsµu") {
		return d, nil
	}
	parts := strings.Split(text, ":")
	if len(parts) > 3 {
		return 0, strconv.ErrSyntax
	}
	total := decimal.Zero
	for i, p := range parts {
		d, err := table.ParseDecimal(p)
		if err != nil || len(parts) > 1 && (d.IsNegative() || i > 0 && d.GreaterThanOrEqual(decimal.NewFromInt(60))) {
			return 0, strconv.ErrSyntax
		}
		total = total.Mul(decimal.NewFromInt(60)).Add(d)
	}
	if total.Abs().GreaterThan(longest) {
		return 0, strconv.ErrRange
	}
	return time.Duration(total.Shift(9).Round(0).IntPart()), nil
}
