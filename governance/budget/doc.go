// Package budget holds the money of steering (budget, ramar och balanskrav).
//
// # What it is for
//
// A council splits a frame on boards, pays by price and volume, indexes and demands efficiency, pays independent
// schools on the same grounds as its own, and must balance its result. The package does that arithmetic so that it can
// be repeated by hand: every split sums to its frame to the öre, every rounding is named, every parameter has a source.
//
// # Concepts
//
//	Swedish                               English                          identifier
//	ram, fördelningsnyckel                frame, key                       Allocation, Key, Split
//	pris gånger volym, volymavstämning    price by volume, settlement      VolumeLine, Settle
//	volymrisk                             volume risk                      RiskBearer
//	skolpeng: grundbelopp, tilläggsbelopp school grant                     Grant
//	index, effektiviseringskrav           index, efficiency demand         Indexed, Efficiency
//	balanskravsutredning                  balance statement                BalanceStatement
//	återställning av underskott           restoration                      Restoration
//	resultatreserv, RUR                   result reserve                   ReserveRule
//	finansiella mål                       financial goals                  FinancialGoal
//
// # Rules and sources
//
// [BalanceRules] holds the checks of a balance statement; RULES.md lists them. Parameters that the law sets, such as
// those of the reserve, are [ReserveRule] values with their clause and years; those that a council sets are fields.
//
// # Storage
//
// A host implements [AllocationStore] and [BalanceStatementStore], or the one that it needs. Package budgettest proves
// an implementation and has one in memory.
//
// # JSON
//
// Allocations and statements are documents with a schema member such as "governance/allocation/v1". Amounts are texts
// ("1000.00"), so that no digit is lost.
//
// # Time and numbers
//
// Amounts are decimals in kronor, or in one unit throughout (tkr, mnkr) where only sums are taken. Splitting is done in
// whole öre. Rounding is half away from zero and to the öre unless a comment says otherwise. Shares are parts of one:
// 0.03 is 3 %.
//
// # Concurrency
//
// Values are immutable by convention and may be shared.
package budget
