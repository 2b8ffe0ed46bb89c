package main

import "github.com/spf13/cobra"

func koladaFetchCommand(h *host) *cobra.Command {
	return &cobra.Command{Use: "fetch", RunE: func(*cobra.Command, []string) error { return errNoFetch }}
}
