"""The English words of the note on method, which are many: how all was worked out, and the literature."""

from collections.abc import Mapping

METHOD: Mapping[str, str] = {
    "method": "Method",
    "method-intro": "This brief was compiled from an argument (statements: {statements}, steps: {steps}, "
    "sources: {sources}). Nothing in it was entered twice: comparison, standing, maps and lists are all worked out "
    "from the same statements, so they cannot disagree with each other.",
    "method-standing": "Standing",
    "method-standing-1": "A statement stands if it has a basis, no objection to it stands, and nothing it contradicts "
    "stands. A basis is a cited source, an assumption named as such, or at least one step of support that holds; a "
    "bare assertion is taken at its word and listed among the gaps. A step holds if all its premises stand and no "
    "undercut of it stands: an undercut grants the premises and denies that they bear on the conclusion.",
    "method-standing-2": "Where these rules settle a statement it stands or falls; where they do not, it is left "
    "undecided rather than guessed. This is the grounded reading of an abstract dialectical framework; where there "
    "are only attacks it agrees with Dung’s grounded extension.",
    "word": "Word",
    "meaning": "What it says of a statement",
    "method-terms": "On its own terms",
    "method-terms-1": "Each interpretation is also tried by itself: what it holds is taken as standing, what it "
    "rejects as fallen, and the rest is worked out from there. It is incoherent if it holds two statements that "
    "attack each other. An objection is unanswered if it still stands after all that has been granted.",
    "method-matrix": "Evidence matrix and order",
    "method-matrix-1": "A row of the matrix is a statement that cites a source and stands; theses and advice are no "
    "evidence, and a conclusion is not counted beside what it is drawn from. Which way it speaks of an interpretation "
    "follows from the lines of reasons that lead from it to the thesis, or to something the interpretation holds, "
    "assumes or rejects: each objection on the way turns the sign, and where a reason fails or an objection is "
    "answered, the line ends. What only takes a reason away counts if the conclusion then falls. What speaks for an "
    "interpretation counts nothing. What speaks against it counts by the grade of its best source, and twice that "
    "where it speaks straight against what the interpretation claims. The interpretation with the least against it "
    "comes first. Rows are statements, not sources: one that cites a source and another that cites its echo count as "
    "two. The layout is that of the analysis of competing hypotheses (Heuer 1999).",
    "method-matrix-2": "That method has not been shown to improve judgment. In an experiment with fifty intelligence "
    "analysts there was mixed evidence that it reduces bias, and it may have increased error (Dhami, Belton and "
    "Mandel 2019); in another it did no better than no technique at all (Karvetski and Mandel 2020). What counts "
    "against an interpretation also depends on how much it claims and on how much the authors wrote down. The matrix "
    "orders the discussion; it does not settle it.",
    "method-cruxes": "What the quarrel turns on",
    "method-cruxes-1": "Every assumption, and every statement that nothing else supports, was withdrawn by itself, "
    "and then every two of them that could do together what neither does alone; each time the standing of all "
    "statements and the matrix were worked out again. Three or more statements together were not tried.",
    "method-firm": "Firm and fragile",
    "method-firm-1": "In the same way each source was left out, with every source that only repeats it. A statement "
    "that cites nothing else loses that ground: reasons may still carry it, but it is evidence no more. What is called "
    "firm withstands the loss of any one thing; the loss of two may still bring it down. What is called fragile is not "
    "false: it is where to look first.",
    "method-strength": "Reasons and objections weighed",
    "method-strength-1": "Standing asks whether a conclusion survives every objection. One can also let reasons and "
    "objections weigh against each other: each statement starts from a number between 0 and 1, which what supports it "
    "raises and what attacks it lowers. This was done in three published ways: quadratic energy (Potyka 2018), DF-QuAD "
    "(Rago and others 2016) and an Euler-based one (Amgoud and Ben-Naim 2018). A step is as strong as the weakest of "
    "its premises. Where statements bear on themselves through others, strengths are approached step by step; DF-QuAD "
    "is not defined there, so that what it gives is a makeshift.",
    "method-strength-2": "The starting numbers are a convention of argmap; no study known to us settles them.",
    "starts-from": "A statement starts from",
    "counts-for": "Counts for",
    "starts-high": "Its confidence, if high",
    "starts-moderate": "Its confidence, if moderate",
    "starts-low": "Its confidence, if low",
    "starts-graded": "Otherwise the best source it cites, by the mean of letter and digit",
    "starts-ungraded": "A source without a grade, or one that cannot be judged (F, 6)",
    "starts-unsaid": "Neither confidence nor a source",
    "method-strength-3": "Strengths are printed in words, a fifth of the range each: very weak, weak, even, strong, "
    "very strong. They are not probabilities. A verdict depends on the method if the conclusion stands and is not at "
    "least strong each way, or does not stand and is strong in some way.",
    "method-positions": "Coherent positions",
    "method-positions-1": "A coherent position judges every statement by the same rules as standing, and decides as "
    "much as can be decided together (a preferred labelling). What stands or falls does so in all of them; what is "
    "undecided may differ. They are searched for within fixed limits, and where the search was not finished the brief "
    "says so.",
    "method-schemes": "Critical questions",
    "method-schemes-1": "Where the authors name the kind of an argument, the questions that this kind tends to fail on "
    "are asked of it (after Walton, Reed and Macagno 2008), and those that nothing deals with are listed. Whether a "
    "statement deals with one well is not judged here.",
    "method-likelihood": "The terms are those of Intelligence Community Directive 203, with their ranges in percent. "
    "They are the authors’ judgments, not computed.",
    "term": "Term",
    "percent": "Percent",
    "range": "Range",
    "method-confidence": "Confidence says how well founded a judgment is: how many sources it has, how good and how "
    "independent they are, and how much of it rests on assumption. It is given apart from likelihood, because a "
    "judgment can be held likely on thin ground and unlikely on firm ground.",
    "grades": "Grades of sources",
    "method-grades": "Grades follow the Admiralty code: a letter for the source, a digit for the information. F and "
    "6 mean that no judgment is possible; they are not the lowest grade. What a letter or a digit counts for in the "
    "matrix and in weighing is a convention of argmap; a grade counts for the mean of its two halves.",
    "letter": "Letter",
    "the-source": "The source is",
    "digit": "Digit",
    "the-information": "The information is",
    "limits": "Limits",
    "method-limits": "Standing depends on what has been written down: an objection nobody raised defeats nothing, and "
    "a statement nobody challenged is not thereby true. Neither the number of reasons nor the grade of a source "
    "changes standing. Nothing here knows whether a source is right, or was read well.",
    "literature": "Literature",
    "work-amgoud": "Amgoud, L. and Ben-Naim, J. (2018). Evaluation of arguments in weighted bipolar graphs. "
    "International Journal of Approximate Reasoning 99, 39–55.",
    "work-brewka-2013": "Brewka, G., Ellmauthaler, S., Strass, H., Wallner, J. P. and Woltran, S. (2013). Abstract "
    "dialectical frameworks revisited. Proceedings of IJCAI 2013.",
    "work-brewka-2010": "Brewka, G. and Woltran, S. (2010). Abstract dialectical frameworks. Proceedings of KR 2010.",
    "work-dhami": "Dhami, M. K., Belton, I. K. and Mandel, D. R. (2019). The “analysis of competing hypotheses” in "
    "intelligence analysis. Applied Cognitive Psychology 33, 1080–1090.",
    "work-dung": "Dung, P. M. (1995). On the acceptability of arguments and its fundamental role in nonmonotonic "
    "reasoning, logic programming and n-person games. Artificial Intelligence 77, 321–357.",
    "work-heuer": "Heuer, R. J. (1999). Psychology of Intelligence Analysis. Center for the Study of Intelligence.",
    "work-karvetski": "Karvetski, C. W. and Mandel, D. R. (2020). Coherence of probability judgments from uncertain "
    "evidence: Does ACH help? Judgment and Decision Making 15, 939–958.",
    "work-odni": "Office of the Director of National Intelligence (2015). Intelligence Community Directive 203: "
    "Analytic Standards.",
    "work-potyka": "Potyka, N. (2018). Continuous dynamical systems for weighted bipolar argumentation. Proceedings of "
    "KR 2018.",
    "work-rago": "Rago, A., Toni, F., Aurisicchio, M. and Baroni, P. (2016). Discontinuity-free decision support with "
    "quantitative argumentation debates. Proceedings of KR 2016.",
    "work-walton": "Walton, D., Reed, C. and Macagno, F. (2008). Argumentation Schemes. Cambridge University Press.",
}
