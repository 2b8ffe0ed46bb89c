package main

import "github.com/spf13/cobra"

// commands lists every command of the host, one constructor per group.
func commands(h *host) []*cobra.Command {
	return []*cobra.Command{
		yearCommand(h),
		serveCommand(h),
		riskCommand(h),
		calendarCommand(h),
		deadlineCommand(h),
		budgetCommand(h),
		ideasCommand(h),
		benefitsCommand(h),
		orgCommand(h),
		documentCommand(h),
		promisesCommand(h),
		viewsCommand(h),
		rosaCommand(h),
		staffingCommand(h),
		goalsCommand(h),
		koladaCommand(h),
		compassCommand(h),
		surveyCommand(h),
		controlCommand(h),
		processCommand(h),
		rolloutCommand(h),
		effectmapCommand(h),
		rulesCommand(h),
	}
}
