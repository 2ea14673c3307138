; A step was taken for one child, and another child of the same home is not named in it.
(defrule meeting-entry (sat ?o "strategy_discussion" | "initial_conference" | "review_conference") => (assert
  (meeting-entry ?o) (met-at ?o)))
(defrule meeting-entry-off (entry (ord ?o) (event "strategy_discussion" | "initial_conference" | "review_conference"))
  => (assert (meeting-entry ?o)))
(defrule names (child_named (ord ?o) (child ?c) (fact "Decision" | "Enquiry" | "Plan" | "Assessment" | "Referral"))
  => (assert (names ?o ?c)))
(defrule names-at-meeting (meeting-entry ?o) (or (about (ord ?o) (person ?c)) (child_named (ord ?o) (child ?c))) =>
  (assert (names ?o ?c)))
(defrule thing-step (meant-for ?f ?i ?c) (or (and (test (eq ?f "Decision")) (decision (id ?i)
  (ord ?o)))
    (and (test (eq ?f "Enquiry")) (enquiry (id ?i) (ord ?o))) (and (test (eq ?f "Plan")) (plan (id ?i) (ord ?o)))
    (and (test (eq ?f "Assessment")) (assessment (id ?i) (ord ?o)))) => (assert (thing-step ?c ?f ?i ?o)))
(defrule opens (child-sat ?c "strategy_discussion" | "initial_conference" ?o) => (assert (takes ?c ?o opens)))
(defrule opens-enquiry (child_named (fact "Enquiry") (id ?i) (child ?c)) (enquiry (id ?i) (ord ?o) (stage ?s))
  => (assert (takes ?c ?o (if (eq ?s "opened") then opens else after))))
(defrule opens-plan (plan (child ?c) (ord ?o) (kind "" | "child_protection") (status "started")) => (assert
  (takes ?c ?o opens)))
(defrule reviews (child-sat ?c "review_conference" ?o) => (assert (takes ?c ?o reviews)))
(defrule after-referral (sent ?c ?o ? ?to ?) (agency (id ?to) (kind "childrens_social_care" | "police" | "court"))
  => (assert (takes ?c ?o after)))
(defrule after-decision (child-decided ?c ? ?o) (entry (ord ?o) (agency ?a)) (led ?o ?a) => (assert
  (takes ?c ?o after)))
(defrule after-assessment (meant-for "Assessment" ?i ?c) (assessment (id ?i) (k ?k) (ord ?o))
  (not (assessment (id ?i) (k ?j&:(< ?j ?k)))) (entry (ord ?o) (agency ?a)) (led ?o ?a)
  => (assert (takes ?c ?o after)))
(defrule ordinary (in ?i ?oc) (bump ?oc) => (assert (ordinary ?i 0)))
(defrule ordinary-seen (saw ?i ?o) => (assert (ordinary ?i ?o)))
(defrule worse (concern ?c ?x ?o) (opinion_about (id ?v) (about ?x))
  (viewed ?v "inconsistent" | "suspicious" | "non_accidental" ?p) => (assert (worse ?x ?p)))
(defrule worse-by-check (concern ?c ?x ?o) (verified_about (id ?v) (about ?x)) (found ?v "corroborated" ?p) =>
  (assert (worse ?x ?p)))
(defrule better (concern ?c ?x ?o) (opinion_about (id ?v) (about ?x))
  (viewed ?v "accidental" | "consistent" | "medical_cause" ?p)
  (not (unweighed ?v ?c)) => (assert (better ?c ?x ?p)))
(defrule better-by-check (concern ?c ?x ?o) (verified_about (id ?v) (about ?x)) (found ?v "unfounded" ?p) => (assert
  (better ?c ?x ?p)))
(defrule better-by-word (concern ?c ?x ?o) (account_about (id ?a) (about ?x)) (verified_about (id ?v) (about ?a))
  (found ?v "corroborated" ?p)
  => (assert (better ?c ?x ?p)))
;--
(defrule named-step (thing-step ?c ? ? ?o) (entry (ord ?o) (kind "childrens_social_care" | "police" | "court")) =>
  (assert (named-step ?c ?o)))
(defrule named-step-met (met-at ?o) (names ?o ?c) => (assert (named-step ?c ?o)))
(defrule may-be-behind (takes ?c ?s ?) (entry (ord ?s) (day ?day)) (concern ?c ?x ?o&:(<= ?o ?s)) (entry (ord ?o)
  (day ?d&:(>= (months-on ?d 12) ?day)))
  (not (ordinary ?x ?p&:(<= ?p ?s))) (not (and (better ?c ?x ?b&:(<= ?b ?s)) (not (worse ?x ?w&:(<= ?w ?s)))))
  => (assert (may-be-behind ?c ?s ?o)))
;--
(defrule last-named (named-step ?c ?o) (not (named-step ?c ?p&:(> ?p ?o))) => (assert (last-named ?c ?o)))
(defrule behind (may-be-behind ?c ?s ?o) (not (may-be-behind ?c ?s ?p&:(> ?p ?o))) => (assert (behind ?c ?s ?o)))
;--
(defrule last-named-never (child ?c) (not (last-named ?c ?)) => (assert (last-named ?c -1)))
(defrule counts (takes ?c ?s opens) => (assert (counts ?c ?s ?s)))
(defrule counts-after (takes ?c ?s reviews | after) (not (takes ?c ?s opens)) (behind ?c ?s ?o) => (assert
  (counts ?c ?s ?o)))
(defrule counts-review (takes ?c ?s reviews) (not (takes ?c ?s opens)) (not (behind ?c ?s ?)) => (assert
  (counts ?c ?s 0)))
;--
(defrule looked-at (counts ?c ?s ?) (entry (ord ?s) (latest ?at)) => (assert (looked-at ?c ?s ?at) (moment ?at)))
(defrule looked-at-behind (counts ?c ?s ?) (behind ?c ?s ?o) (entry (ord ?o) (latest ?at)) => (assert
  (looked-at ?c ?s ?at) (moment ?at)))
;--
(defrule home (moment ?at) (living ?p ?a ? ?f&:(<= ?f ?at) ?u&:(or (eq ?u nil) (< ?at ?u)) ?) => (assert
  (home ?p ?at ?a)))
(defrule came (moment ?at) (living ?p ? ? ?f&:(> ?f ?at) ? FALSE) => (assert (came ?p ?at)))
(defrule housed (home ?p ?at ?) => (assert (housed ?p ?at)))
(defrule cared (moment ?at) (carer ?c ?p ?f&:(<= ?f ?at) ?u&:(or (eq ?u nil) (<= ?at ?u)) home ?) => (assert
  (cared ?c ?at ?p any) (has-care ?c ?at)))
(defrule cared-by-parent (home ?c ?at ?a) (parent ?c ?p) (home ?p ?at ?a) => (assert
  (cared ?c ?at ?p any) (has-care ?c ?at)))
;--
(defrule home-of-kin (home ?p ?at ?a) => (assert (home-of-kin ?p ?at ?a)))
(defrule home-of-kin-later (moment ?at) (living ?p ?a ?k ?f&:(> ?f ?at) ? TRUE) (not (housed ?p ?at)) (not
  (living ?p ? ?j&:(< ?j ?k) $?))
  => (assert (home-of-kin ?p ?at ?a)))
(defrule cared-unsaid (moment ?at) (parent ?c ?p) (not (has-care ?c ?at)) (not (housed ?c ?at)) (not (came ?c ?at))
  => (assert (cared ?c ?at ?p any)))
(defrule cared-for-kin (parent ?c ?p) (came ?c ?at) (not (has-care ?c ?at)) (not (housed ?c ?at)) => (assert
  (cared ?c ?at ?p kin)))
;--
(defrule adult (cared ?c ?at ?p ?for) (not (agency (id ?p))) => (assert (adult ?c ?at ?p ?for)))
(defrule adult-partner (cared ?c ?at ?p ?for) (not (agency (id ?p))) (partner ?p ?q) => (assert
  (adult ?c ?at ?q ?for)))
;--
(defrule beside (home ?c ?at ?a) (home ?o&~?c ?at ?a) => (assert (beside ?c ?o ?at)))
(defrule beside-by-care (adult ?c ?at ?a any) (adult ?o&~?c ?at ?a any) => (assert (beside ?c ?o ?at)))
(defrule beside-by-kin (sibling ?c ?o) (adult ?c ?at ?a ?) (adult ?o ?at ?a ?) => (assert (beside ?c ?o ?at)))
(defrule beside-kin (sibling ?c ?o) (home-of-kin ?c ?at ?a) (home-of-kin ?o ?at ?a) => (assert (beside ?c ?o ?at)))
(defrule beside-unsaid (sibling ?c ?o) (moment ?at) (not (adult ?o ?at $?)) (not (stay ?o $?)) => (assert
  (beside ?c ?o ?at)))
;--
(defrule sibling-not-considered (counts ?c ?s ?since) (child ?c) (last-named ?o ?n&:(< ?n ?since)) (child ?o) (not
  (names ?s ?o))
  (looked-at ?c ?s ?at) (beside ?c ?o ?at) (age ?o ?born $?)
  (or (test (and (neq ?born nil) (<= ?born ?at))) (and (test (eq ?born nil)) (not (unborn ?o))))
  => (asks "sibling-not-considered" ?o))
