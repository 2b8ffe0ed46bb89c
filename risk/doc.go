// Package risk holds risks and what is decided about them (riskanalys).
package risk
