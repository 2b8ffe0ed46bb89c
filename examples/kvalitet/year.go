package main

import "github.com/spf13/cobra"

// yearCommand is the main job: a municipality's whole year in one run.
func yearCommand(h *host) *cobra.Command {
	return &cobra.Command{Use: "year", RunE: func(*cobra.Command, []string) error { return h.emit(nil) }}
}
