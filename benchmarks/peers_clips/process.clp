; Where a child stands in the process: decisions, plans, enquiries, assessments, referrals, meetings.
(defrule decided-matter (decision (id ?d) (k ?k) (matter ?m)) (not (decision (id ?d) (k ?j&:(> ?j ?k)))) => (assert
  (matter ?d ?m)))
(defrule decided-granted (decision (id ?d) (k ?k) (granted ?g&~nil)) (not (decision (id ?d) (granted ~nil)
  (k ?j&:(> ?j ?k))))
  => (assert (granted ?d ?g)))
(defrule decided-first (decision (id ?d) (k ?k) (ord ?o)) (not (decision (id ?d) (k ?j&:(< ?j ?k)))) => (assert
  (decided ?d ?o)))
(defrule meant-for (child_named (fact ?f) (id ?i) (child ?c) (k ?k)) (not (child_named (fact ?f) (id ?i)
  (k ?j&:(> ?j ?k)))) => (assert (meant-for ?f ?i ?c)))
(defrule plan-step (plan (child ?c) (kind "" | "child_protection") (status ?s) (k ?k) (ord ?o))
  (entry (ord ?o) (latest ?l)) => (assert (step plan ?c (in-time ?l ?k) ?o (if (eq ?s "ended") then ends else goes))))
(defrule told-enquiry (child_named (fact "Enquiry") (id ?i) (child ?c)) (enquiry (id ?i) (stage ?s) (k ?k) (ord ?o))
  (or (child_named (fact "Enquiry") (k ?k) (child ?c)) (not (child_named (fact "Enquiry") (k ?k))))
  => (assert (told enquiry ?c ?i ?k ?o ?s)))
(defrule told-assessment (meant-for "Assessment" ?i ?c) (assessment (id ?i) (stage ?s) (k ?k)
  (ord ?o)) (or (child_named (fact "Assessment") (k ?k) (child ?c)) (not (child_named (fact "Assessment") (k ?k))))
  => (assert (told assessment ?c ?i ?k ?o ?s)))
(defrule sat (entry (ord ?o) (event ?e) (outcome ?out) (last ?last))
  (not (and (test (member$ ?e (create$ "strategy_discussion" "initial_conference" "review_conference" "core_group"
        "legal_planning" "professionals_meeting" "family_meeting" "court_hearing")))
    (or (test (member$ ?out (create$ "cancelled_by_agency" "cancelled_by_family")))
      (meeting (ord ?o) (event ?e) (status "cancelled") (first ?m&:(<= ?m ?last))))))
  => (assert (sat ?o ?e)))
(defrule sat-by-word (meeting (ord ?o) (event ?e) (status "held")) => (assert (sat ?o ?e)))
;--
(defrule child-sat (sat ?o ?e) (about (ord ?o) (person ?c)) => (assert (child-sat ?c ?e ?o)))
(defrule child-decided (child_named (fact "Decision") (id ?d) (child ?c)) (decided ?d ?o) => (assert
  (child-decided ?c ?d ?o)))
(defrule ended-by-lead (child-decided ?c ?d ?o) (matter ?d "closure" | "no_further_action" | "step_down")
  (not (granted ?d FALSE)) (entry (ord ?o) (agency ?a) (latest ?l)) (led ?o ?a)
  => (bind ?at (in-time ?l (+ (* 1000 ?o) 998))) (assert (ended-by-lead ?c ?at) (step enquiry ?c ?at ?o ends)))
(defrule stage (told ?what ?c ?i ?k ?o ?s) (entry (ord ?o) (latest ?l))
  (not (and (told ?what ?c ?i ?j&:(< ?j ?k) ? ?s) (not (told ?what ?c ?i ?h&:(and (> ?h ?j) (< ?h ?k)) $?))))
  => (assert (stage ?what ?c ?i (in-time ?l ?k) ?o ?s)))
(defrule enquiry-step (stage enquiry ?c ?i ?k ?o ?s)
  => (assert (step enquiry ?c ?k ?o (if (eq ?s "completed") then ends else goes))))
;--
(defrule spell (step ?what ?c ?k ?o goes)
  (not (and (step ?what ?c ?j&:(< ?j ?k) ? goes) (not (step ?what ?c ?e&:(and (> ?e ?j) (< ?e ?k)) ? ends))))
  => (assert (spell ?what ?c ?k ?o)))
(defrule spell-end (spell plan ?c ?k ?o) (step plan ?c ?e&:(> ?e ?k) ?u ends) (not (step plan ?c ?d&:(and (> ?d ?k)
  (< ?d ?e)) ? ends)) (entry (ord ?u) (latest ?l))
  => (assert (step enquiry ?c (in-time ?l (+ (* 1000 ?u) 999)) ?u ends)))
;--
(defrule spell-until (spell ?what ?c ?k ?o) (step ?what ?c ?e&:(> ?e ?k) ?u ends)
  (not (step ?what ?c ?d&:(and (> ?d ?k) (< ?d ?e)) ? ends)) => (assert (on-plan ?c ?o ?u) (spell-of ?what ?c ?o ?u)))
(defrule spell-goes-on (spell ?what ?c ?k ?o) (not (step ?what ?c ?e&:(> ?e ?k) ? ends)) => (assert
  (on-plan ?c ?o nil) (spell-of ?what ?c ?o nil)))
