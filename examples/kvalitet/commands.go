package main

import "github.com/spf13/cobra"

// commands lists every command of the host, one constructor per group.
func commands(h *host) []*cobra.Command {
	return []*cobra.Command{
		yearCommand(h),
		calendarCommand(h),
		deadlineCommand(h),
		budgetCommand(h),
		promisesCommand(h),
		rosaCommand(h),
		staffingCommand(h),
		koladaCommand(h),
		surveyCommand(h),
	}
}
