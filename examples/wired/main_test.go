package main

func Example() {
	main()
	// Output:
	// När ett ärende tar längre tid hör en handläggare av sig inom tre arbetsdagar.
	// kom in 2026-04-01 klart senast 2026-04-08
	// 1 av 2 i tid: brutet
}
