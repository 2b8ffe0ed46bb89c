package main

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet/governance/cycle"
)

// calendar stores the wheel and turns the year that follows: statutory and local deadlines, overlaps and conflicts.
func (y *yearRun) calendar() (int, error) {
	wheel, def := cycle.Orebro(), cycle.SwedishDefinition()
	if err := cycle.SaveYear(y.ctx, y.store, wheel, def); err != nil {
		return 0, err
	}
	entries, err := cycle.LoadYear(y.ctx, y.store, wheel.ID, def.ID, yearEnd.Year+1)
	if err != nil {
		return 0, err
	}
	all := slices.Collect(entries)
	section, err := y.calendarSection(wheel, all, cycle.Sweden(), yearEnd.Year+1)
	if err != nil {
		return 0, err
	}
	y.section(section)
	y.data["calendar"] = all
	return len(all), nil
}
