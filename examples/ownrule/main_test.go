package main

func Example() {
	main()
	// Output:
	// Fler barn ska lära sig simma: 1 uppfyllda, 4 ej, värst varning
	// Fler ska cykla till arbetet: 0 uppfyllda, 5 ej, värst fel
}
