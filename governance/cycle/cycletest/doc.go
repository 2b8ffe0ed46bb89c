// Package cycletest proves a host's storage of package cycle, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		cycletest.TestStore(t, func(t *testing.T) cycletest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestCalendarDefinitions], [TestWheels],
// [TestPlans] and [TestPeriodReports]. Every case says why it matters when it fails.
package cycletest
