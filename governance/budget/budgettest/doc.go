// Package budgettest proves a host's storage of package budget, and has an honest one in memory.
//
//	func TestStore(t *testing.T) {
//		budgettest.TestStore(t, func(t *testing.T) budgettest.Store { return open(t) })
//	}
//
// A host that implements one of the interfaces calls its test: [TestAllocations], [TestBalanceStatements].
package budgettest
